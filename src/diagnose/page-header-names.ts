import type { FailureContext } from './failure-context.ts';

/** Lower-case header names in the page's own spelling; a Content-Type that came with a body in the usual one. */
export function namesAsWritten({ names, page: { headers = [] } }: FailureContext): readonly string[] {
  const written = Array.isArray(headers) ? headers.map(([name]) => String(name)) : Object.keys(headers);
  return names.map((name) => [...written, 'Content-Type'].find((each) => each.toLowerCase() === name) ?? name);
}
