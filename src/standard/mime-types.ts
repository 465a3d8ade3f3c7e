import { isToken } from './tokens.ts';
import { trimHttpWhiteSpace } from './white-space.ts';

const SAFELISTED: ReadonlySet<string> = new Set([
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'text/plain',
]);

/**
 * Type and subtype in lower case, or undefined if the text is not a MIME type. Parameters are not checked.
 *
 * https://mimesniff.spec.whatwg.org/#parse-a-mime-type
 */
export function mimeTypeEssence(text: string): string | undefined {
  const [beforeParameters = ''] = text.split(';', 1);
  const essence = trimHttpWhiteSpace(beforeParameters);
  const slash = essence.indexOf('/');
  if (slash === -1) return undefined;
  const type = essence.slice(0, slash);
  const subtype = essence.slice(slash + 1);
  return isToken(type) && isToken(subtype) ? essence.toLowerCase() : undefined;
}

/** The Content-Type part of https://fetch.spec.whatwg.org/#cors-safelisted-request-header */
export function isSafelistedContentType(value: string): boolean {
  const essence = mimeTypeEssence(value);
  return essence !== undefined && SAFELISTED.has(essence);
}
