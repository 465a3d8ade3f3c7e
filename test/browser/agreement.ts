import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type PageBody, type PageRequest, type ProblemCode, predict, type Trace } from '../../src/explain.ts';
import * as oracle from '../support/browser/index.ts';
import { failsBeforeSending } from '../support/browser/judge.ts';
import { type Pair, pair } from './arbitraries.ts';

/** The model in src agrees with an independent one about `numRuns` generated pairs of request and response. */
export function testAgreement(numRuns: number): void {
  test('verdict, reason and readable headers match those of an independent model', () => {
    fc.assert(
      fc.property(pair, (each) => {
        expect(ours(each)).toEqual(theirs(each));
      }),
      { numRuns, seed: 1 },
    );
  });

  test('the requests on the wire match those of the independent model', () => {
    fc.assert(
      fc.property(pair, ({ request, preflight }) => {
        const { exchanges, verdict } = predict(translated(request), needsPreflight(request) ? [preflight] : []);
        const sent = exchanges.map((exchange) => exchange.request);
        const next = verdict.kind === 'no-response' ? [verdict.request] : [];
        const expected = [
          ...(needsPreflight(request) ? [oracle.preflightRequest(request)] : []),
          ...(next.length === 0 ? [] : [oracle.actualRequest(request)]),
        ];
        expect([...sent, ...next].map(onWire)).toEqual(expected.map(onWire));
      }),
      { numRuns, seed: 1 },
    );
  });
}

/** The names of the same failures in the independent model. */
const FAILURES: Readonly<Partial<Record<ProblemCode, readonly [preflight: string, otherwise: string]>>> = {
  'invalid-request': ['', 'invalid-request'],
  'same-origin-mode': ['', 'same-origin-mode'],
  'url-scheme': ['', 'url-scheme'],
  'allow-origin-missing': ['preflight-cors-check', 'cors-check'],
  'allow-origin-multiple': ['preflight-cors-check', 'cors-check'],
  'allow-origin-wildcard': ['preflight-cors-check', 'cors-check'],
  'allow-origin-invalid': ['preflight-cors-check', 'cors-check'],
  'allow-origin-mismatch': ['preflight-cors-check', 'cors-check'],
  'allow-credentials-missing': ['preflight-cors-check', 'cors-check'],
  'allow-credentials-not-true': ['preflight-cors-check', 'cors-check'],
  'preflight-redirect': ['preflight-status', ''],
  'preflight-status': ['preflight-status', ''],
  'allow-methods-syntax': ['preflight-allow-methods-syntax', ''],
  'allow-headers-syntax': ['preflight-allow-headers-syntax', ''],
  'method-not-allowed': ['preflight-method', ''],
  'authorization-wildcard': ['preflight-authorization', ''],
  'header-not-allowed': ['preflight-headers', ''],
};

function ours({ request, preflight, actual }: Pair): unknown {
  const trace = predict(translated(request), needsPreflight(request) ? [preflight, actual] : [actual]);
  return { failedAt: failedAt(trace), readable: readable(trace) };
}

function failedAt({ verdict }: Trace): string | undefined {
  switch (verdict.kind) {
    case 'readable':
      return undefined;
    case 'opaque':
      return 'opaque-response';
    case 'no-response':
      return 'no-actual-response';
    case 'blocked': {
      const [preflight, otherwise] = FAILURES[verdict.problem] ?? [];
      if (verdict.problem === 'header-not-allowed' && verdict.detail.headers.includes('authorization'))
        return 'preflight-authorization';
      return verdict.stage === 'preflight' ? preflight : otherwise;
    }
  }
}

function readable({ verdict }: Trace): readonly string[] {
  if (verdict.kind !== 'readable') return [];
  return [...new Set(verdict.response.headers.map(([name]) => name.toLowerCase()))].sort();
}

function theirs({ request, preflight, actual }: Pair): unknown {
  const { failedAt: at, readable: names } = oracle.judge(request, { preflight, actual });
  // a redirect of a preflight fails at any check there, and before them here
  const isRedirect = at === 'preflight-cors-check' && [301, 302, 303, 307, 308].includes(preflight.status);
  return { failedAt: isRedirect ? 'preflight-status' : at, readable: names };
}

function needsPreflight(request: oracle.PageRequest): boolean {
  return failsBeforeSending(request) === null && oracle.needsPreflight(request).needed;
}

function translated({ streamBody, body, ...request }: oracle.PageRequest): PageRequest {
  const kind: PageBody | undefined = streamBody === true ? { kind: 'ReadableStream' } : body;
  return { ...request, body: kind, cookie: 'session=1' };
}

/** Header lines in the order of their names: their own order has no meaning. */
function onWire({
  method,
  url,
  headers,
}: {
  method: string;
  url: string;
  headers: readonly oracle.HeaderLine[];
}): unknown {
  return {
    method,
    url,
    headers: headers
      .map(([name, value]) => `${name.toLowerCase()}: ${value.replace(/boundary=.*/, 'boundary=x')}`)
      .sort(),
  };
}
