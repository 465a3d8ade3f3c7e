import { escapeControls } from './text.ts';

/** A value as JavaScript source that can be pasted into options. */
export function formatCode(value: unknown): string {
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) return `[${value.map(formatCode).join(', ')}]`;
  return String(value);
}

function quote(text: string): string {
  const body = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${escapeControls(body)}'`;
}
