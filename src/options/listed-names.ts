import { isForbiddenMethod, isNormalizedMethod, isRegisteredMethod } from '../standard/methods.ts';
import { isForbiddenRequestHeaderName } from '../standard/request-headers.ts';
import { isForbiddenResponseHeaderName } from '../standard/response-headers.ts';
import { isToken } from '../standard/tokens.ts';

/** Options that are lists of names. */
export type ListOption = 'methods' | 'allowedHeaders' | 'exposedHeaders' | 'vary';

/** One entry of a list of names. */
export interface ListEntry {
  readonly option: ListOption;
  readonly text: string;
  readonly path: string;
  /** All entries of a comma-separated string, which share one path. */
  readonly siblings: readonly string[] | undefined;
}

/** Response headers of CORS itself. */
const CORS_RESPONSE_HEADER = /^access-control-(?:allow-|expose-|max-age)/i;

/** Can no page send, or read, a method or header with this name? Then the entry has no effect. */
export function isUselessName(option: ListOption, name: string): boolean {
  if (option === 'methods') return isForbiddenMethod(name);
  if (option === 'allowedHeaders') return isForbiddenRequestHeaderName(name) || CORS_RESPONSE_HEADER.test(name);
  return option === 'exposedHeaders' && isForbiddenResponseHeaderName(name);
}

/** Is this a token that can be a method? "GET|PUT" and "'GET'" are tokens, but no server has such methods. */
export function isMethodName(text: string): boolean {
  return isToken(text) && !/['`|+]/.test(text);
}

/** Is this a registered method in another letter case? Browsers send it as written, and servers reject it. */
export function isMiscasedMethod(method: string): boolean {
  const upper = method.toUpperCase();
  return method !== upper && isRegisteredMethod(upper) && !isNormalizedMethod(upper) && !isForbiddenMethod(upper);
}
