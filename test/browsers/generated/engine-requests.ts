import fc from 'fast-check';
import type { HeaderLine, Step } from '../scenario.ts';
import { type GeneratedServer, server } from './policies.ts';
import { step } from './requests.ts';

/** What engines treat differently: redirects after a preflight, client hints, several lines with one name, streams. */
export interface EnginePair {
  readonly id: string;
  readonly server: GeneratedServer;
  /** The server of redirects to another origin. */
  readonly other: GeneratedServer;
  readonly step: Step;
}

const HINTS: readonly HeaderLine[] = [
  ...['Device-Memory', 'Downlink', 'DPR'].flatMap((name) => values(name, ['8', '1.5', '.5', '1.', '-1', '1e3', 'x'])),
  ...['RTT', 'Viewport-Width', 'Width'].flatMap((name) => values(name, ['100', '01', '1.5', '-1', 'x'])),
  ...values('ECT', ['slow-2g', '2g', '3g', '4g', '4G', '5g']),
  ...values('Save-Data', ['on', 'On', 'off', '1']),
  ...values('Intervention', ['x', 'x'.repeat(128), 'x'.repeat(129)]),
];

const REPEATED: readonly (readonly HeaderLine[])[] = [
  [
    ['X-One', '1'],
    ['x-one', '2'],
  ],
  [
    ['Accept', 'a'.repeat(100)],
    ['accept', 'b'.repeat(100)],
  ],
  [
    ['DPR', '1'],
    ['DPR', '2'],
  ],
  Array.from({ length: 9 }, () => ['Accept', 'a'.repeat(128)] as const),
];

const extraHeaders: fc.Arbitrary<readonly HeaderLine[]> = fc.oneof(
  { weight: 4, arbitrary: fc.constant([]) },
  { weight: 2, arbitrary: fc.constantFrom(...HINTS).map((hint) => [hint]) },
  { weight: 1, arbitrary: fc.constantFrom(...REPEATED) },
  { weight: 1, arbitrary: fc.constant([['Authorization', 'Bearer x']] as const) },
);

const redirect: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(301, 302, 303, 307, 308), fc.constantFrom('api', 'api', 'other', 'other', 'page'))
  .map(([status, to]) => `redirect/${status}/${to}`);

const path: fc.Arbitrary<string> = fc
  .array(redirect, { maxLength: 3 })
  .chain((redirects) =>
    fc.constantFrom('json', 'json', 'json', 'status/404').map((end) => [...redirects, end].join('/')),
  );

const pair: fc.Arbitrary<Omit<EnginePair, 'id'>> = fc.record({
  server,
  other: server,
  step: fc
    .record({ step, path, extra: extraHeaders, isStream: chance(12), isOpaque: chance(12), redirect: redirectMode() })
    .map(({ step: each, path: to, extra, isStream, isOpaque, redirect: mode }): Step => {
      const headers = [...(each.headers ?? []), ...extra];
      if (isOpaque) return opaqueStep(each, headers);
      if (each.mode === 'no-cors') return { ...each, headers };
      if (each.do === 'xhr') return { ...each, path: to, headers: uniqueNames(headers) };
      const isStreamed = isStream && each.mode === 'cors' && each.body !== undefined;
      return { ...each, path: to, headers, redirect: mode, ...(isStreamed ? { body: { kind: 'stream' } } : {}) };
    }),
});

/** Mode no-cors is without redirects, after which engines differ in Origin. It changes no verdict: the response is opaque. */
function opaqueStep({ uploadListener: _listener, ...each }: Step, headers: readonly HeaderLine[]): Step {
  return { ...each, do: 'fetch', headers, path: 'json', in: 'sandbox', mode: 'no-cors', credentials: 'include' };
}

/** The models only have requests by fetch(): XMLHttpRequest joins lines with the same name. */
function uniqueNames(headers: readonly HeaderLine[]): readonly HeaderLine[] {
  return [...new Map(headers.map((header) => [header[0].toLowerCase(), header])).values()];
}

/** The same pairs for the same seed. */
export function enginePairs(seed: number, count: number): readonly EnginePair[] {
  return fc.sample(pair, { seed, numRuns: count }).map((each, index) => ({ id: `engine-pair-${index}`, ...each }));
}

function values(name: string, list: readonly string[]): readonly HeaderLine[] {
  return list.map((value) => [name, value]);
}

function chance(oneIn: number): fc.Arbitrary<boolean> {
  return fc.integer({ min: 1, max: oneIn }).map((number) => number === 1);
}

function redirectMode(): fc.Arbitrary<'follow' | 'error' | 'manual'> {
  return fc.constantFrom('follow', 'follow', 'follow', 'follow', 'follow', 'follow', 'error', 'manual');
}
