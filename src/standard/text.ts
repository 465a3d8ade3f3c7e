// control and format characters, line and paragraph separators, halves of surrogate pairs. Not a literal: V8
// reads literals when it loads a file, and the first Unicode class takes 0.4 ms
const CONTROLS = '[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]';

const LONGEST_VALUE = 120;

/**
 * Escapes characters that are invisible, break a line or change the direction of text, for logs and terminals.
 *
 * https://cwe.mitre.org/data/definitions/117.html
 * https://cwe.mitre.org/data/definitions/150.html
 */
export function escapeControls(text: string): string {
  return text.replace(new RegExp(CONTROLS, 'gu'), (char) => char.split('').map(escapeUnit).join(''));
}

/**
 * A value for a message: one line, at most 120 characters, without control characters. A value that is cut still ends with
 * its closing quote or bracket. Never throws.
 */
export function formatValue(value: unknown): string {
  const text = escapeControls(describe(value));
  if (text.length <= LONGEST_VALUE) return text;
  const close = text.slice(-1).replace(/[^"\]}/]/, '');
  return `${text.slice(0, LONGEST_VALUE - 4)}...${close}`;
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function describe(value: unknown): string {
  try {
    if (typeof value === 'string') return JSON.stringify(value);
    if (typeof value === 'bigint') return `${value}n`;
    if (typeof value === 'function') return 'a function';
    if (Array.isArray(value)) return `[${value.slice(0, LONGEST_VALUE).map(describe).join(', ')}]`;
    if (typeof value !== 'object' || value === null) return String(value);
    if (value instanceof RegExp || value instanceof Error) return String(value);
    if (value instanceof URL) return `the URL object ${JSON.stringify(value.href)}`;
    return describeObject(value);
  } catch {
    return 'an object';
  }
}

function describeObject(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null || Object.getPrototypeOf(prototype) === null) return JSON.stringify(value) ?? 'an object';
  const { name } = value.constructor;
  return name === '' ? 'an object' : `${/^[AEIOU]/.test(name) ? 'an' : 'a'} ${name}`;
}
