import { byteLowercase, type Exchange, getHeader, linesNamed, type WireRequest } from './browser/index.ts';

/** https://www.rfc-editor.org/rfc/rfc9111#name-calculating-cache-keys-with: whether a stored response may be used for this request */
export function isReusable(stored: Exchange, request: WireRequest): boolean {
  if (stored.request.method !== request.method || stored.request.url !== request.url) return false;
  return varyNames(stored).every(
    (name) => name !== '*' && getHeader(stored.request.headers, name) === getHeader(request.headers, name),
  );
}

/** The members of Vary, in lower case. */
export function varyNames({ response }: Pick<Exchange, 'response'>): readonly string[] {
  return linesNamed(response.headers, 'Vary')
    .flatMap((line) => line.split(','))
    .map((name) => byteLowercase(name.trim()))
    .filter((name) => name !== '');
}
