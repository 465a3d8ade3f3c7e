import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  type EngineName,
  type Header,
  type PageRequest,
  type Problem,
  type ProblemCode,
  predict,
  type RawResponse,
} from '../../src/explain.ts';

const PAGE: PageRequest = { origin: 'https://a.example', url: 'https://api.example/items' };
const PUT: PageRequest = { ...PAGE, method: 'PUT', headers: { 'X-One': '1', Authorization: 'Bearer x' } };
const HERE: Header = ['Access-Control-Allow-Origin', PAGE.origin];
const ANY: Header = ['Access-Control-Allow-Origin', '*'];
const INCLUDE = { ...PAGE, credentials: 'include' } as const;
const STREAM = { ...PAGE, method: 'POST', body: { kind: 'ReadableStream' } } as const;

const ok = (...headers: readonly Header[]): RawResponse => ({ status: 200, headers });
const to = (location: string): RawResponse => ({ status: 302, headers: [ANY, ['Location', location]] });
const methods = (value: string): Header => ['Access-Control-Allow-Methods', value];
const names = (value: string): Header => ['Access-Control-Allow-Headers', value];

interface Row {
  readonly request: PageRequest;
  readonly responses: readonly RawResponse[];
  readonly problem: Problem;
  /** @default the standard */
  readonly engine?: EngineName;
}

/** One row for each code. */
const ROWS: { readonly [Code in ProblemCode]: Row & { readonly problem: { readonly problem: Code } } } = {
  'invalid-request': {
    request: { ...PAGE, method: 'TRACE' },
    responses: [],
    problem: { problem: 'invalid-request', detail: { value: 'TRACE' } },
  },
  'local-network-access': {
    request: { origin: 'http://a.example', url: 'http://localhost/' },
    responses: [],
    problem: {
      problem: 'local-network-access',
      detail: { url: 'http://localhost/', page: 'public', target: 'loopback' },
    },
    engine: 'chromium',
  },
  'same-origin-mode': {
    request: { ...PAGE, mode: 'same-origin' },
    responses: [],
    problem: { problem: 'same-origin-mode', detail: { url: PAGE.url } },
  },
  'url-scheme': {
    request: { ...PAGE, url: 'ftp://api.example/items' },
    responses: [],
    problem: { problem: 'url-scheme', detail: { url: 'ftp://api.example/items' } },
  },
  'mixed-content': {
    request: { ...PAGE, url: 'http://api.example/items' },
    responses: [],
    problem: { problem: 'mixed-content', detail: { url: 'http://api.example/items' } },
  },
  'no-response': {
    request: PAGE,
    responses: [],
    problem: { problem: 'no-response', detail: { method: 'GET', url: PAGE.url } },
  },
  'preflight-redirect': {
    request: PUT,
    responses: [to('/items/')],
    problem: { problem: 'preflight-redirect', detail: { status: 302, location: '/items/' } },
  },
  'preflight-status': {
    request: PUT,
    responses: [{ status: 404, headers: [ANY] }],
    problem: { problem: 'preflight-status', detail: { status: 404 } },
  },
  'allow-origin-missing': {
    request: PAGE,
    responses: [ok()],
    problem: { problem: 'allow-origin-missing', detail: { origin: PAGE.origin } },
  },
  'allow-origin-multiple': {
    request: PAGE,
    responses: [ok(ANY, HERE)],
    problem: { problem: 'allow-origin-multiple', detail: { origin: PAGE.origin, values: ['*', PAGE.origin] } },
  },
  'allow-origin-wildcard': {
    request: INCLUDE,
    responses: [ok(ANY)],
    problem: { problem: 'allow-origin-wildcard', detail: { origin: PAGE.origin } },
  },
  'allow-origin-invalid': {
    request: PAGE,
    responses: [ok(['Access-Control-Allow-Origin', 'a.example'])],
    problem: { problem: 'allow-origin-invalid', detail: { origin: PAGE.origin, value: 'a.example' } },
  },
  'allow-origin-mismatch': {
    request: PAGE,
    responses: [ok(['Access-Control-Allow-Origin', 'https://b.example'])],
    problem: { problem: 'allow-origin-mismatch', detail: { origin: PAGE.origin, value: 'https://b.example' } },
  },
  'allow-credentials-missing': {
    request: INCLUDE,
    responses: [ok(HERE)],
    problem: { problem: 'allow-credentials-missing', detail: { expected: 'true' } },
  },
  'allow-credentials-not-true': {
    request: INCLUDE,
    responses: [ok(HERE, ['Access-Control-Allow-Credentials', 'True'])],
    problem: { problem: 'allow-credentials-not-true', detail: { expected: 'true', value: 'True' } },
  },
  'allow-methods-syntax': {
    request: PUT,
    responses: [ok(ANY, methods('GET PUT'))],
    problem: { problem: 'allow-methods-syntax', detail: { method: 'PUT', value: 'GET PUT' } },
  },
  'allow-headers-syntax': {
    request: PUT,
    responses: [ok(ANY, names('x one'))],
    problem: { problem: 'allow-headers-syntax', detail: { headers: ['authorization', 'x-one'], value: 'x one' } },
  },
  'method-not-allowed': {
    request: PUT,
    responses: [ok(ANY, methods('GET, DELETE'))],
    problem: { problem: 'method-not-allowed', detail: { method: 'PUT', allowed: ['GET', 'DELETE'] } },
  },
  'header-not-allowed': {
    request: PUT,
    responses: [ok(ANY, methods('PUT'), names('X-Two, Authorization'))],
    problem: { problem: 'header-not-allowed', detail: { headers: ['x-one'], allowed: ['x-two', 'authorization'] } },
  },
  'authorization-wildcard': {
    request: PUT,
    responses: [ok(ANY, methods('PUT'), names('*'))],
    problem: { problem: 'authorization-wildcard', detail: { headers: ['authorization'], allowed: ['*'] } },
  },
  'redirect-refused': {
    request: { ...PAGE, redirect: 'error' },
    responses: [to('/b')],
    problem: { problem: 'redirect-refused', detail: { status: 302, location: '/b' } },
  },
  'redirect-location': {
    request: PAGE,
    responses: [to('https://')],
    problem: { problem: 'redirect-location', detail: { status: 302, location: 'https://' } },
  },
  'redirect-scheme': {
    request: PAGE,
    responses: [to('data:,x')],
    problem: { problem: 'redirect-scheme', detail: { status: 302, location: 'data:,x' } },
  },
  'redirect-credentials': {
    request: PAGE,
    responses: [to('https://u@api.example/')],
    problem: { problem: 'redirect-credentials', detail: { status: 302, location: 'https://u@api.example/' } },
  },
  'redirect-stream': {
    request: STREAM,
    responses: [ok(ANY), to('/b')],
    problem: { problem: 'redirect-stream', detail: { status: 302, location: '/b' } },
  },
  'redirect-limit': {
    request: PAGE,
    responses: Array.from({ length: 21 }, () => to('/again')),
    problem: { problem: 'redirect-limit', detail: { status: 302, location: '/again' } },
  },
};

test.each(Object.values(ROWS))('$problem.problem', ({ request, responses, problem, engine }) => {
  const { steps, verdict } = predict(request, responses, engine);
  const last = steps.at(-1);
  expect(last).toMatchObject({ passed: false, ...problem });
  if (verdict.kind === 'no-response') expect(problem.problem).toBe('no-response');
  else expect(verdict).toEqual({ kind: 'blocked', stage: last?.stage, hop: last?.hop, ...problem });
});

test('several values in one line', () => {
  const response = ok(['Access-Control-Allow-Origin', 'https://a.example, https://b.example']);
  expect(predict(PAGE, [response]).verdict).toMatchObject({
    detail: { values: ['https://a.example', 'https://b.example'] },
  });
});

test('a redirect of a preflight without Location', () => {
  expect(predict(PUT, [{ status: 301, headers: [] }]).verdict).toMatchObject({ detail: { status: 301, location: '' } });
});

test('comparing the problem narrows the detail', () => {
  const { verdict } = predict(PUT, [ok(ANY)]);
  const method: string =
    verdict.kind === 'blocked' && verdict.problem === 'method-not-allowed' ? verdict.detail.method : '';
  expect(method).toBe('PUT');
});

test('docs/explain.md lists every problem with the members of its detail', () => {
  const [, section = ''] = /^### The problems\n(.*?)^### /ms.exec(readFileSync('docs/explain.md', 'utf8')) ?? [];
  const rows = section
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .slice(1);
  const documented = rows.flatMap((line) => {
    const [codes = '', members = ''] = line.split('|').slice(1);
    return namesIn(codes).map((code) => [code, namesIn(members)] as const);
  });
  const actual = Object.values(ROWS).map(({ problem: { problem, detail } }) => [problem, Object.keys(detail)] as const);
  expect(Object.fromEntries(documented)).toEqual(Object.fromEntries(actual));
});

function namesIn(cell: string): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
}
