import type { PageRequest } from '../browser/page-request.ts';
import { type ExplainValues, readPageRequest } from './explain-arguments.ts';
import type { InputKind, PastedRequest, Unknown } from './input/pasted.ts';
import { UsageError } from './usage.ts';

const NAMES: Readonly<Record<InputKind, string>> = {
  url: 'The URL',
  curl: 'The curl command',
  powershell: 'The PowerShell command',
  fetch: 'The fetch() call',
  'node-fetch': 'The fetch() call',
  har: 'The HAR file',
  console: 'The console line',
  'curl-verbose': 'The output of curl -v',
};

/** The request of the page; the options of the command line come before what was pasted. */
export function pageRequestOf(pasted: PastedRequest, values: ExplainValues): PageRequest {
  const { kind, url, mode, cookie, headers, recorded } = pasted;
  const origin = values.origin ?? pasted.origin;
  if (origin === undefined && kind !== 'url')
    throw new UsageError(`${NAMES[kind]} does not include the page's origin: add --origin https://app.example`);
  const given = givenNames(values);
  const kept = headers.filter(([name]) => !given.has(name.toLowerCase())).map(([name, value]) => `${name}: ${value}`);
  const request = readPageRequest(url, {
    origin,
    method: values.method ?? pasted.method,
    credentials: values.credentials ?? pasted.credentials,
    data: values.data ?? pasted.body,
    pageAddress: values['page-address'],
    headers: [...kept, ...(values.header ?? [])],
  });
  const isForced = pasted.forcePreflight === true && values.method === undefined && given.size === 0;
  const addresses = { ...recorded?.addresses, ...request.addresses };
  return {
    ...request,
    ...(Object.keys(addresses).length === 0 ? {} : { addresses }),
    ...(mode === undefined ? {} : { mode }),
    ...(cookie === undefined ? {} : { cookie }),
    ...(isForced ? forcedPreflight(pasted) : {}),
  };
}

/**
 * Something that makes every browser send a preflight, and that no server can refuse by a list: a listener on the upload
 * of a POST. What was recorded keeps its method.
 */
function forcedPreflight({ recorded }: PastedRequest): Partial<PageRequest> {
  if (recorded !== undefined) return { uploadListener: true };
  return { uploadListener: true, method: 'POST', body: { kind: 'string' } };
}

/** Why the request itself cannot be sent: what neither the input nor an option says. */
export function whatIsUnknown({ kind, unknown }: PastedRequest, values: ExplainValues): string | undefined {
  if (unknown === undefined) return undefined;
  const missing = stillMissing(unknown, values);
  if (missing.length === 0) return undefined;
  return `${NAMES[kind]} does not include ${missing.join(' or ')}: add --method and --header as the page sets them`;
}

function stillMissing({ method, headers }: Unknown, values: ExplainValues): readonly string[] {
  const given = givenNames(values);
  const isMethodMissing = method && values.method === undefined;
  const names = headers.filter((name) => !given.has(name.toLowerCase()));
  const isVague = headers.length === 0 && values.method === undefined && given.size === 0;
  return [
    ...(isMethodMissing ? ['the method'] : []),
    ...(names.length > 0 ? [`the value of ${names.join(', ')}`] : isVague ? ['the headers'] : []),
  ];
}

function givenNames({ header = [] }: ExplainValues): ReadonlySet<string> {
  return new Set(header.map((line) => line.replace(/:.*$/s, '').toLowerCase()));
}
