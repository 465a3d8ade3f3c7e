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
  test.each(['Save-Data', 'DPR', 'device-memory', 'Width', 'Viewport-Width', 'RTT', 'Downlink', 'ECT'])(
    '%s needs no preflight in Chromium',
    (name) => {
      expect(run('chromium', { headers: { [name]: 'x' } }, [OK])).toEqual([
        'GET api.example https://a.example',
        'readable',
      ]);
      const preflight = `OPTIONS api.example ${name.toLowerCase()} https://a.example`;
      for (const engine of [undefined, 'firefox', 'webkit'] as const)
        expect(run(engine, { headers: { [name]: 'x' } }, [])).toEqual(['no-response']);
      expect(run('firefox', { headers: { [name]: 'x' } }, [allowing(name)])[0]).toBe(preflight);
    },
  );

  test('with other headers, they are not requested', () => {
    const headers = { 'Save-Data': 'on', 'X-One': '1', DPR: 'x'.repeat(129) };
    expect(run('chromium', { headers }, [allowing('x-one')])[0]).toBe(
      'OPTIONS api.example dpr,x-one https://a.example',
    );
  });
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
