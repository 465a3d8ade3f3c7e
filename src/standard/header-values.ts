import { trimHttpWhiteSpace } from './white-space.ts';

// latin-1 without NUL, LF and CR
const VALUE = /^[^\0\n\r\u0100-\uffff]*$/;

/** https://fetch.spec.whatwg.org/#concept-header-value-normalize */
export function normalizeHeaderValue(value: string): string {
  return trimHttpWhiteSpace(value);
}

/** Can a normalized value be sent? Fetch throws otherwise: https://fetch.spec.whatwg.org/#header-value */
export function isHeaderValue(value: string): boolean {
  return VALUE.test(value);
}

/** Does Node send this value? https://www.rfc-editor.org/rfc/rfc9110#name-field-values */
export function isFieldValue(value: string): boolean {
  return !/[^\t\x20-\x7e\x80-\xff]/.test(value);
}
