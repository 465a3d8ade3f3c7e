import type { FailureContext } from './failure-context.ts';
import { isResponseHeader } from './response-headers.ts';

/** The headers that are not allowed and that the server should allow, as the page writes them. */
export function namesToAllow(failure: FailureContext): readonly string[] {
  return namesAsWritten(failure).filter((name) => !isResponseHeader(name));
}

/** Header names in the case that the page uses; a body's Content-Type in the usual case. */
export function namesAsWritten({ names, page: { headers = [] } }: FailureContext): readonly string[] {
  const written = Array.isArray(headers) ? headers.map(([name]) => String(name)) : Object.keys(headers);
  return names.map((name) => [...written, 'Content-Type'].find((each) => each.toLowerCase() === name) ?? name);
}
