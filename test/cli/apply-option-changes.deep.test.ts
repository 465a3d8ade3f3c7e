import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { browse, explain } from '../../src/explain.ts';
import { type CorsOptions, cors, createPolicy } from '../../src/index.ts';
import { applyChanges, paste } from './apply-changes.ts';
import { behind, behindCorsmith, type Configured, PAGE } from './setup.ts';

/** Close to the page's, so that a reason names the change. */
const OTHER = 'https://app.example';

/** Options that do not allow all of the requests below. */
const options: readonly CorsOptions[] = product(
  [OTHER, [OTHER, 'https://b.example'], /^https:\/\/app\.example$/, PAGE, undefined].map((origin) =>
    origin === undefined ? {} : { origin },
  ),
  [{}, { credentials: true }],
  [{}, { methods: 'GET' }, { methods: ['GET', 'PATCH'] }, { methods: '*' }],
  [{}, { allowedHeaders: [] }, { allowedHeaders: 'X-One' }, { allowedHeaders: '*' }],
);

const REQUESTS: readonly (readonly [method: string, ...headers: readonly string[]])[] = [
  ['GET'],
  ['PUT'],
  ['PROPFIND', 'X-Two'],
  ['GET', 'Authorization', 'X-One'],
  ['POST', 'Content-Type', "X-It's"],
];

const VALUES: Readonly<Record<string, string>> = { 'Content-Type': 'application/json' };

interface Row {
  readonly configured: Configured;
  readonly method: string;
  readonly headers: readonly string[];
  readonly credentials: 'include' | 'omit';
}

const rows: readonly Row[] = options.flatMap((each, index) =>
  REQUESTS.flatMap(([method, ...headers], request): readonly Row[] => {
    // two of five pairs, each with credentials or without
    if ((index + request) % 5 > 1) return [];
    const credentials = (index + request) % 5 === 0 ? 'include' : 'omit';
    const row = { method, headers, credentials } as const;
    // what corsmith does not accept is not a set-up
    const isAccepted = !(each.credentials && (each.origin === undefined || each.methods === '*'));
    return [
      { ...row, configured: { middleware: 'cors', options: each as object } },
      ...(isAccepted ? [{ ...row, configured: { middleware: 'corsmith' as const, options: each } }] : []),
    ];
  }),
);

test('every change that explain prints, over HTTP', { timeout: 120_000 }, async () => {
  for (const { configured, method, headers, credentials } of rows) {
    const { middleware } = configured;
    const server = middleware === 'cors' ? behind(configured.options) : behindCorsmith(configured.options);
    const lines = headers.flatMap((name) => ['--header', `${name}: ${VALUES[name] ?? '1'}`]);
    const args = ['--method', method, '--credentials', credentials, ...lines];
    const what = `${middleware} ${JSON.stringify(configured.options)} ${args.join(' ')}`;
    await applyChanges({ ...server, what, args, cause: 'origin-refused', change: '' }, configured).catch(
      (error: Error) => {
        throw new Error(what, { cause: error });
      },
    );
  }
});

test('every change that a reason names, over HTTP', { timeout: 120_000 }, async () => {
  for (const { configured, method, headers, credentials } of rows) {
    if (configured.middleware === 'cors') continue;
    const names = headers.map((name) => [name, VALUES[name] ?? '1'] as const);
    const request = { origin: PAGE, method, headers: names, credentials };
    let changed: Configured = configured;
    for (let round = 0; round < 3; round++) {
      const policy = createPolicy(changed.options as CorsOptions);
      const { reasons } = await explain(policy, { ...request, url: 'http://api.example/' });
      const code = reasons.map(({ fix }) => fix.replace(/^.*set /, '')).join(', ');
      if (code !== '') changed = paste(changed, code);
    }
    const handler = cors({ ...(changed.options as CorsOptions) });
    const application = (req: IncomingMessage, res: ServerResponse) => handler(req, res, () => res.end());
    const { readable, trace } = await browse(application, { ...request, url: '/' });
    const { credentials: allowed } = changed.options;
    const isBlocked = credentials === 'include' && allowed !== true;
    expect([readable, trace.verdict.kind], JSON.stringify(request)).toEqual([
      !isBlocked,
      isBlocked ? 'blocked' : 'readable',
    ]);
  }
});

function product(...lists: readonly (readonly CorsOptions[])[]): readonly CorsOptions[] {
  return lists.reduce((all, list) => all.flatMap((one) => list.map((other) => ({ ...one, ...other }))), [{}]);
}
