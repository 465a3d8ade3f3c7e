/** A value for a message: one line, at most 120 characters, without control characters. Never throws. */
export function formatValue(value: unknown): string {
  const text = describe(value);
  return escapeControls(text.length > 120 ? `${text.slice(0, 117)}...` : text);
}

function describe(value: unknown): string {
  if (typeof value === 'function') return 'a function';
  try {
    if (typeof value === 'string') return JSON.stringify(value);
    if (typeof value !== 'object' || value instanceof RegExp || value instanceof Error) return String(value);
    return JSON.stringify(value) ?? 'an object';
  } catch {
    return 'an object';
  }
}

/** Escapes everything but printable ASCII, for logs: https://cwe.mitre.org/data/definitions/117.html */
export function escapeControls(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
