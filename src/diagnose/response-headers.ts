import type { Diagnosis } from './diagnosis.ts';

/** Headers that mean something in responses only. Pages send them in the hope that they allow the request. */
const RESPONSE_HEADER = /^(?:(?:access|allow)-control|cross-origin)-/i;

export function isResponseHeader(name: string): boolean {
  return RESPONSE_HEADER.test(name);
}

/** A page sends headers that belong in the response. */
export function responseHeaderDiagnosis(names: readonly string[]): Diagnosis {
  const list = names.join(', ');
  return {
    code: 'response-header-in-request',
    message: `The page sends ${list}. In a request, response headers only trigger a preflight`,
    page: `Remove ${list} from the request`,
    fix: 'Do not add response headers to the allowed headers',
  };
}
