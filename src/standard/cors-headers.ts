import { append } from 'vary';

/** The fields of an answer: https://fetch.spec.whatwg.org/#http-responses */
export const RESPONSE_FIELDS: readonly string[] = [
  'access-control-allow-origin',
  'access-control-allow-credentials',
  'access-control-allow-methods',
  'access-control-allow-headers',
  'access-control-max-age',
  'access-control-expose-headers',
];

/** What a request is told that the guard refuses, as `application/json`. */
export const REFUSED_BODY = '{"code":"cross-site-request-refused"}';

/**
 * `Vary` with further names: nothing twice, nothing lost.
 *
 * https://www.rfc-editor.org/rfc/rfc9110#name-vary
 */
export function mergeNames(present: string | undefined, names: readonly string[]): string {
  const ours = names.length === 1 ? String(names[0]) : names.join(', ');
  return present === undefined ? ours : append(present, ours);
}
