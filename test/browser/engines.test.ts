import { describe, expect, test } from 'vitest';
import { type EngineName, type Header, type PageRequest, predict, type RawResponse } from '../../src/explain.ts';

const PAGE: PageRequest = { origin: 'https://a.example', url: 'https://api.example/items' };
const ANY: readonly Header[] = [['Access-Control-Allow-Origin', '*']];
const allowing = (headers: string): RawResponse => ({
  status: 204,
  headers: [...ANY, ['Access-Control-Allow-Headers', headers], ['Access-Control-Allow-Methods', '*']],
});
const to = (url: string, status = 302): RawResponse => ({ status, headers: [...ANY, ['Location', url]] });
const OK: RawResponse = { status: 200, headers: ANY };

type Judge = EngineName | undefined;

/** The requests of a run, shortened, and its verdict. */
function run(engine: Judge, request: Partial<PageRequest>, responses: readonly RawResponse[]): readonly string[] {
  const { exchanges, verdict } = predict({ ...PAGE, ...request }, responses, engine);
  const sent = exchanges.map(({ request: { method, url, headers } }) => {
    const values = headers.filter(([name]) => /^(?:origin|access-control-request-headers)$/i.test(name));
    return [method, new URL(url).host, ...values.map(([, value]) => value)].join(' ');
  });
  return [...sent, verdict.kind === 'blocked' ? verdict.problem : verdict.kind];
}

describe('Authorization under *', () => {
  const request = { headers: { Authorization: 'x' } };
  const sent = 'OPTIONS api.example authorization https://a.example';
  test.each<[Judge, readonly string[]]>([
    [undefined, [sent, 'authorization-wildcard']],
    ['chromium', [sent, 'GET api.example https://a.example', 'readable']],
    ['firefox', [sent, 'GET api.example https://a.example', 'readable']],
    ['webkit', [sent, 'GET api.example https://a.example', 'readable']],
  ])('%s', (engine, expected) => {
    expect(run(engine, request, [allowing('*'), OK])).toEqual(expected);
  });

  test.each<Judge>(['chromium', 'firefox', 'webkit'])('%s: not with credentials', (engine) => {
    const own: readonly Header[] = [
      ['Access-Control-Allow-Origin', PAGE.origin],
      ['Access-Control-Allow-Credentials', 'true'],
      ['Access-Control-Allow-Headers', '*'],
    ];
    const responses = [{ status: 204, headers: own }];
    expect(run(engine, { ...request, credentials: 'include' }, responses).at(-1)).toBe('header-not-allowed');
  });
});

describe('client hints', () => {
  test.each([
    ['Device-Memory', ['0', '8', '0.25', '01'], ['.5', '1.', '-1', '+1', '1e3', 'x', '']],
    ['Downlink', ['1.5'], ['x']],
    ['DPR', ['2'], ['x', '1,2']],
    ['RTT', ['100'], ['1.5', '-1', 'x']],
    ['Viewport-Width', ['320'], ['1.5']],
    ['Width', ['320'], ['x']],
    ['ECT', ['slow-2g', '2g', '3g', '4g'], ['5g', '4G', '1']],
    ['Save-Data', ['on', 'ON'], ['off', '1']],
    ['Intervention', ['', 'x', 'x'.repeat(128)], ['x'.repeat(129)]],
    ['Content-DPR', [], ['1']],
  ])('%s needs no preflight in Chromium with %j, and needs one with %j', (name, safe, unsafe) => {
    for (const value of safe) {
      const headers = { [name]: value };
      expect(run('chromium', { headers }, [OK])).toEqual(['GET api.example https://a.example', 'readable']);
      for (const engine of [undefined, 'firefox', 'webkit'] as const)
        expect(run(engine, { headers }, [allowing('*'), OK])[0]).toMatch(/^OPTIONS/);
    }
    for (const value of unsafe) {
      const preflight = `OPTIONS api.example ${name.toLowerCase()} https://a.example`;
      expect(run('chromium', { headers: { [name]: value } }, [allowing(name)])[0]).toBe(preflight);
    }
  });

  test('a preflight for other headers does not request a valid client hint', () => {
    const headers = { 'Save-Data': 'on', 'X-One': '1', DPR: 'x' };
    expect(run('chromium', { headers }, [allowing('x-one')])[0]).toBe(
      'OPTIONS api.example dpr,x-one https://a.example',
    );
  });

  test('Chromium drops DPR after a redirect, but keeps Save-Data', () => {
    const responses = [allowing('dpr'), to('/x'), OK];
    expect(run('chromium', { headers: { DPR: 'x' } }, responses).slice(1)).toEqual([
      'GET api.example https://a.example',
      'GET api.example https://a.example',
      'readable',
    ]);
    const saveData = [allowing('save-data'), to('/x'), allowing('save-data'), OK];
    expect(run('chromium', { headers: { 'Save-Data': 'off' } }, saveData)[2]).toBe(
      'OPTIONS api.example save-data https://a.example',
    );
    expect(run(undefined, { headers: { DPR: 'x' } }, responses)[2]).toBe('OPTIONS api.example dpr https://a.example');
  });
});

describe('several lines with one name', () => {
  const twice: readonly Header[] = [
    ['X-One', '1'],
    ['x-one', '2'],
  ];
  const long: readonly Header[] = [
    ['Accept', 'a'.repeat(100)],
    ['Accept', 'b'.repeat(100)],
  ];
  const nine = Array.from({ length: 9 }, (): Header => ['Accept', 'a'.repeat(128)]);
  const simple = 'GET api.example https://a.example';
  const accept = 'OPTIONS api.example accept https://a.example';
  test.each<[Judge, string, string, string]>([
    [undefined, 'x-one', simple, accept],
    ['chromium', 'x-one', accept, accept],
    ['firefox', 'x-one,x-one', simple, simple],
    ['webkit', 'x-one', accept, accept],
  ])('in %s a preflight requests %s', (engine, names, two, many) => {
    expect(run(engine, { headers: twice }, [allowing('*')])[0]).toBe(`OPTIONS api.example ${names} https://a.example`);
    expect(run(engine, { headers: long }, [allowing('*')])[0]).toBe(two);
    expect(run(engine, { headers: nine }, [allowing('*')])[0]).toBe(many);
  });
});

describe('a stream body', () => {
  const request = { method: 'POST', body: { kind: 'ReadableStream' } } as const;
  const preflight = 'OPTIONS api.example https://a.example';
  const post = 'POST api.example https://a.example';
  test.each<[Judge, readonly string[], readonly string[]]>([
    [undefined, [preflight, post, 'readable'], [preflight, post, 'readable']],
    ['chromium', [preflight, post, 'readable'], [preflight, 'invalid-request']],
    ['firefox', [post, 'readable'], [post, 'readable']],
    ['webkit', ['invalid-request'], ['invalid-request']],
  ])('in %s over https: %j, over http: %j', (engine, https, http) => {
    const responses = engine === 'firefox' ? [OK] : [allowing('*'), OK];
    expect(run(engine, request, responses)).toEqual(https);
    const plain = { ...request, origin: 'http://a.example', url: 'http://api.example/items' };
    expect(run(engine, plain, responses)).toEqual(http.map((line) => line.replace('https:', 'http:')));
  });
});

test.each<[Judge, string]>([
  [undefined, 'GET api.example'],
  ['chromium', 'GET api.example null'],
  ['firefox', 'GET api.example null'],
  ['webkit', 'GET api.example'],
])('mode no-cors with credentials from a page with the origin null in %s: %s', (engine, sent) => {
  const request = { origin: 'null', mode: 'no-cors', credentials: 'include' } as const;
  expect(run(engine, request, [OK])).toEqual([sent, 'opaque']);
  expect(run(engine, { ...request, credentials: 'omit' }, [OK])[0]).toBe('GET api.example');
});

test.each<[Judge, string, string]>([
  [undefined, 'DELETE', 'DELETE'],
  ['chromium', 'DELETE', 'DELETE'],
  ['webkit', 'GET', 'DELETE'],
])('a redirect of DELETE in %s: %s to another origin, %s to the same', (engine, elsewhere, here) => {
  const request = { method: 'DELETE' };
  const sent = (location: string) => run(engine, request, [allowing('*'), to(location, 307), allowing('*'), OK])[3];
  expect(sent('https://b.example/')).toBe(`${elsewhere} b.example null`);
  expect(sent('/x')).toBe(`${here} api.example https://a.example`);
});

describe('an upload listener', () => {
  const request = { method: 'POST', uploadListener: true };
  test.each<[Judge, boolean, string]>([
    ['chromium', false, 'POST api.example https://a.example'],
    ['chromium', true, 'OPTIONS api.example https://a.example'],
    ['firefox', false, 'OPTIONS api.example https://a.example'],
    [undefined, false, 'OPTIONS api.example https://a.example'],
  ])('%s, with a body: %s', (engine, hasBody, first) => {
    const body = hasBody ? ({ body: { kind: 'string' } } as const) : {};
    expect(run(engine, { ...request, ...body }, [OK])[0]).toBe(first);
  });
});

describe('a redirect after a preflight', () => {
  const json = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: { kind: 'string' } } as const;
  const first = ['OPTIONS api.example content-type https://a.example', 'POST api.example https://a.example'];
  test.each<[Judge, readonly string[]]>([
    [undefined, ['GET api.example https://a.example', 'readable']],
    ['chromium', ['GET api.example https://a.example', 'readable']],
    ['firefox', ['OPTIONS api.example https://a.example', 'no-response']],
    ['webkit', ['OPTIONS api.example content-type https://a.example', 'header-not-allowed']],
  ])('303 in %s', (engine, rest) => {
    expect(run(engine, json, [allowing('content-type'), to('/x', 303), OK])).toEqual([...first, ...rest]);
  });

  test('WebKit requests the first headers', () => {
    const responses = [allowing('content-type'), to('/x', 303), allowing('content-type'), OK];
    expect(run('webkit', json, responses).at(-1)).toBe('readable');
  });

  test.each<[Judge, readonly string[]]>([
    ['firefox', ['OPTIONS b.example https://a.example', 'GET b.example null', 'readable']],
    ['webkit', ['OPTIONS b.example authorization null', 'GET b.example null', 'readable']],
  ])('to another origin in %s', (engine, rest) => {
    const responses = [allowing('authorization'), to('https://b.example/'), allowing('authorization'), OK];
    expect(run(engine, { headers: { Authorization: 'x' } }, responses).slice(2)).toEqual(rest);
  });
});

test('Firefox requests the first headers again after the second redirect', () => {
  const request = { method: 'PATCH', headers: { 'Content-Type': 'application/json', 'X-One': '1' } };
  const responses = [allowing('*'), to('/x', 303), allowing('*'), to('/y', 308), allowing('*'), OK];
  const preflights = run('firefox', request, responses).filter((line) => line.startsWith('OPTIONS'));
  expect(preflights).toEqual([
    'OPTIONS api.example content-type,x-one https://a.example',
    'OPTIONS api.example x-one https://a.example',
    'OPTIONS api.example content-type,x-one https://a.example',
  ]);
});

test('Chromium sends a preflight for an upload listener even after a redirect that drops the body', () => {
  const request = { method: 'POST', uploadListener: true, body: { kind: 'string' } } as const;
  const responses = [allowing('*'), to('/x', 303), allowing('*'), OK];
  expect(run('chromium', request, responses)[2]).toBe('OPTIONS api.example https://a.example');
});

test.each<[Judge, string]>([
  [undefined, 'readable'],
  ['chromium', 'method-not-allowed'],
  ['firefox', 'method-not-allowed'],
  ['webkit', 'method-not-allowed'],
])('a PUT with an upload listener, without Access-Control-Allow-Methods, in %s: %s', (engine, outcome) => {
  const request = { method: 'PUT', uploadListener: true, body: { kind: 'string' } } as const;
  const preflight = { status: 204, headers: ANY };
  expect(run(engine, request, [preflight, OK]).at(-1)).toBe(outcome);
});
