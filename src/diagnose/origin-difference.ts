import { isLoopbackHost, parseOrigin } from '../standard/origins.ts';
import type { DiagnosisCode } from './diagnosis.ts';

type DifferenceCode = Extract<DiagnosisCode, 'fixed-origin' | 'origin-list' | 'origin-pattern' | 'origin-spelling'>;

/** How a value differs from the origin that was probably meant. */
export function describeDifference(seen: string, origin: string): readonly [code: DifferenceCode, text: string] {
  const wrong = describeSyntax(seen, origin) ?? describeOrigin(seen, origin);
  if (wrong !== undefined) return ['origin-spelling', wrong];
  if (LIST.test(seen)) return ['origin-list', 'The server sends a list of origins, but browsers accept only one'];
  if (seen.includes('*')) return ['origin-pattern', 'The value is a pattern, which browsers do not support'];
  if (seen === 'null' || seen.includes('://'))
    return ['fixed-origin', `The server allows only ${seen}, whatever the request's origin`];
  return ['origin-spelling', 'The value has no scheme (http:// or https://)'];
}

const LIST = /[\s,;|]/;

/** An option as text: `String(undefined)`, an object, a RegExp. */
const OPTION = /^(?:undefined|true|false|\[object \w+\]|\/.*\/\w*)$/;

/** The value is not an origin as browsers send it. */
function describeSyntax(seen: string, origin: string): string | undefined {
  if (seen === '') return 'The value is empty';
  if (OPTION.test(seen)) return `The value is ${seen}: the server turned an option into text`;
  if (/^["'`<[][^\s,]*["'`>\]]$/.test(seen)) return 'The value is in quotes or brackets';
  if (/[${}]/.test(seen)) return 'The value contains a placeholder that was not replaced';
  if (`${seen}/`.startsWith(`${origin}/`) && !LIST.test(seen))
    return 'The value has a slash or a path after the origin';
  if (seen.toLowerCase() === origin) return 'The value has uppercase letters';
  return seen.replace(/:(?:80|443)$/, '') === origin
    ? 'The value has the default port, which browsers omit'
    : undefined;
}

/** The value is the origin of something related. */
function describeOrigin(seen: string, origin: string): string | undefined {
  const [theirs, ours] = [parseOrigin(seen), parseOrigin(origin)];
  if (theirs === undefined || ours === undefined) return undefined;
  const isPort = theirs.port === ours.port;
  if (theirs.host === ours.host) {
    if (theirs.scheme !== ours.scheme) return `The scheme is ${theirs.scheme}, but the page's is ${ours.scheme}`;
    return 'The page has a different port';
  }
  if (isLoopbackHost(theirs.host) && isLoopbackHost(ours.host)) return 'The host is another name for the same machine';
  const isRelated = theirs.host.endsWith(`.${ours.host}`) || ours.host.endsWith(`.${theirs.host}`);
  return isRelated && isPort ? 'A subdomain, including www, is a different origin' : undefined;
}
