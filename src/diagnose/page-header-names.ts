import type { FailureContext } from './failure-context.ts';

/** Header names as the page writes them, from lower-case names; the Content-Type of a body as it is usually written. */
export function namesAsWritten({ names, page: { headers = [] } }: FailureContext): readonly string[] {
  const written = Array.isArray(headers) ? headers.map(([name]) => String(name)) : Object.keys(headers);
  return names.map((name) => [...written, 'Content-Type'].find((each) => each.toLowerCase() === name) ?? name);
}
