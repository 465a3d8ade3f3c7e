import { describe, expect, test } from 'vitest';
import { type CredentialsMode, type Header, maxAge, type PageRequest, predict } from '../../src/explain.ts';
import vectors from '../standard/fetch-vectors.json' with { type: 'json' };

const PAGE: PageRequest = { origin: 'https://a.example', url: 'https://api.example/' };
const OPEN = { status: 200, headers: [['Access-Control-Allow-Origin', '*']] } as const;

describe('methods', () => {
  test.each(vectors.methods)('$input: $outcome ($why)', ({ input, outcome, normalized }) => {
    const { verdict } = predict({ ...PAGE, method: input }, []);
    const next = verdict.kind === 'no-response' ? verdict.request : undefined;
    if (outcome === 'throws') expect(verdict).toMatchObject({ kind: 'blocked', problem: 'invalid-request' });
    if (outcome === 'safelisted') expect(next).toMatchObject({ stage: 'actual', method: normalized });
    if (outcome === 'preflight') expect(asked(next?.headers ?? [], 'Method')).toEqual([normalized]);
  });
});

describe('headers', () => {
  test.each(vectors.headers)('$name: $outcome ($why)', ({ name, value, outcome }) => {
    const { verdict, steps } = predict({ ...PAGE, headers: [[name, value]] }, []);
    if (outcome === 'throws') {
      expect(verdict).toMatchObject({ kind: 'blocked', problem: 'invalid-request' });
      return;
    }
    const next = verdict.kind === 'no-response' ? verdict.request : undefined;
    expect(next?.stage).toBe(outcome === 'unsafe' ? 'preflight' : 'actual');
    expect(asked(next?.headers ?? [], 'Headers')).toEqual(outcome === 'unsafe' ? [name.toLowerCase()] : []);
    const dropped = steps.filter(({ code }) => code === 'dropped-header').flatMap(({ names }) => names);
    expect(dropped).toEqual(outcome === 'dropped' ? [name] : []);
  });
});

describe('Access-Control-Request-Headers', () => {
  test.each(vectors.acrh)('$why', ({ headers, acrh }) => {
    const { verdict } = predict({ ...PAGE, headers: headers.map(header) }, []);
    const next = verdict.kind === 'no-response' ? verdict.request : undefined;
    expect(asked(next?.headers ?? [], 'Headers')).toEqual(acrh === null ? [] : [acrh]);
  });
});

describe('CORS check', () => {
  test.each(vectors.corsCheck)('$origin $credentials $acao $acac: $pass ($why)', (row) => {
    const request = { ...PAGE, origin: row.origin, credentials: credentialsMode(row.credentials) };
    expect(predict(request, [{ status: 200, headers: fields(row) }]).verdict.kind).toBe(
      row.pass ? 'readable' : 'blocked',
    );
  });
});

describe('preflight response', () => {
  test.each(vectors.preflight)('$request.method $response: $pass ($why)', ({ request, response, pass }) => {
    const page: PageRequest = {
      ...PAGE,
      origin: request.origin,
      method: request.method,
      headers: request.headers.map(header),
      credentials: credentialsMode(request.credentials),
      uploadListener: request.useCorsPreflightFlag,
    };
    const { verdict } = predict(page, [{ status: response.status, headers: fields(response) }]);
    expect(verdict).toMatchObject(
      pass ? { kind: 'no-response', request: { stage: 'actual' } } : { kind: 'blocked', stage: 'preflight' },
    );
  });
});

describe('Access-Control-Max-Age', () => {
  test.each(vectors.maxAge)('$lines: $seconds ($why)', ({ lines, seconds }) => {
    const headers = (lines ?? []).map((line): Header => ['access-control-max-age', line]);
    expect(maxAge({ headers })).toBe(seconds);
    expect(predict({ ...PAGE, method: 'GET' }, [OPEN])).not.toHaveProperty('remembered');
  });
});

function asked(headers: readonly Header[], what: 'Method' | 'Headers'): readonly string[] {
  return headers.filter(([name]) => name === `Access-Control-Request-${what}`).map(([, value]) => value);
}

type Lines = readonly string[] | null;

function fields(row: { acao: Lines; acac: Lines; acam?: Lines; acah?: Lines }): readonly Header[] {
  const lines = (name: string, values: Lines = null) => (values ?? []).map((value): Header => [name, value]);
  return [
    ...lines('Access-Control-Allow-Origin', row.acao),
    ...lines('Access-Control-Allow-Credentials', row.acac),
    ...lines('Access-Control-Allow-Methods', row.acam),
    ...lines('Access-Control-Allow-Headers', row.acah),
  ];
}

function header([name = '', value = '']: readonly string[]): Header {
  return [name, value];
}

function credentialsMode(text: string): CredentialsMode {
  return text === 'include' || text === 'omit' ? text : 'same-origin';
}
