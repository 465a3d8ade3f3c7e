import { isLoopbackHost, parseOrigin } from '../standard/origins.ts';

/** How a value differs from the origin that it was probably meant for; nothing if it is simply another origin. */
export function describeDifference(seen: string, origin: string): string | undefined {
  return describeSyntax(seen, origin) ?? describeOrigin(seen, origin);
}

/** The value is not an origin as browsers write it. */
function describeSyntax(seen: string, origin: string): string | undefined {
  if (seen === '') return 'The value is empty';
  if (seen === 'undefined' || seen === 'true' || seen === 'false')
    return `The value is the word ${seen}: the server turned an option into text`;
  if (/^["'`<[].*["'`>\]]$/.test(seen)) return 'The value is in quotes or brackets';
  if (/[${}]/.test(seen)) return 'The value has a placeholder that was not replaced';
  if (seen.includes('*')) return 'The value is a pattern, which only a server can match';
  if (`${seen}/`.startsWith(`${origin}/`)) return 'The value has a slash or a path after the origin';
  if (seen.toLowerCase() === origin) return 'The value has upper-case letters';
  if (seen.replace(/:(?:80|443)$/, '') === origin) return 'The value has the default port, which browsers leave out';
  return seen === 'null' || seen.includes('://') ? undefined : 'The value has no scheme (http:// or https://)';
}

/** The value is the origin of something related. */
function describeOrigin(seen: string, origin: string): string | undefined {
  const [theirs, ours] = [parseOrigin(seen), parseOrigin(origin)];
  if (theirs === undefined || ours === undefined) return undefined;
  const isPort = theirs.port === ours.port;
  if (theirs.host === ours.host) {
    if (theirs.scheme !== ours.scheme) return `The scheme is ${theirs.scheme}, and the page's is ${ours.scheme}`;
    return "The port is not the page's";
  }
  if (isLoopbackHost(theirs.host) && isLoopbackHost(ours.host)) return 'The host is another name of the same machine';
  const isRelated = theirs.host.endsWith(`.${ours.host}`) || ours.host.endsWith(`.${theirs.host}`);
  return isRelated && isPort ? 'A subdomain, www included, is another origin' : undefined;
}
