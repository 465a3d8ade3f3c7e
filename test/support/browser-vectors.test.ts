import { describe, expect, test } from 'vitest';
import vectors from '../standard/fetch-vectors.json' with { type: 'json' };
import {
  corsCheck,
  corsUnsafeRequestHeaderNames,
  type HeaderLine,
  isCorsSafelistedMethod,
  isCorsSafelistedRequestHeader,
  isForbiddenMethod,
  isForbiddenRequestHeader,
  isHeaderName,
  isHeaderValue,
  isMethod,
  maxAge,
  needsPreflight,
  normalizeMethod,
  normalizeValue,
  type PageRequest,
  preflightPasses,
  preflightRequest,
  type RawResponse,
} from './browser/index.ts';

const PAGE: PageRequest = {
  origin: 'https://a.example',
  url: 'https://api.example/',
  method: 'GET',
  headers: [],
  credentials: 'same-origin',
  mode: 'cors',
};

describe('methods', () => {
  test.each(vectors.methods)('$input: $outcome ($why)', ({ input, outcome, normalized }) => {
    expect(methodOutcome(input)).toBe(outcome);
    if (normalized !== null) expect(normalizeMethod(input)).toBe(normalized);
  });
});

describe('headers', () => {
  test.each(vectors.headers)('$name: $outcome ($why)', ({ name, value, outcome }) => {
    expect(headerOutcome(name, normalizeValue(value))).toBe(outcome);
    if (outcome === 'throws') return;
    const expected = outcome === 'unsafe' ? [name.toLowerCase()] : [];
    expect(needsPreflight({ ...PAGE, headers: [[name, value]] }).headers).toEqual(expected);
  });
});

describe('Access-Control-Request-Headers', () => {
  test.each(vectors.acrh)('$why', ({ headers, acrh }) => {
    const lines = headers.map(headerLine);
    const sent = preflightRequest({ ...PAGE, headers: lines }).headers;
    const values = sent.filter(([name]) => name === 'Access-Control-Request-Headers').map(([, value]) => value);
    expect(values).toEqual(acrh === null ? [] : [acrh]);
    expect(corsUnsafeRequestHeaderNames(lines).join(',')).toBe(acrh ?? '');
  });
});

describe('CORS check', () => {
  test.each(vectors.corsCheck)('$origin $credentials $acao $acac: $pass ($why)', (row) => {
    const request = { origin: row.origin, credentials: credentialsMode(row.credentials) };
    expect(corsCheck(request, response(200, row))).toBe(row.pass);
  });
});

describe('preflight response', () => {
  test.each(vectors.preflight)('$request.method $response: $pass ($why)', ({ request, response: answer, pass }) => {
    const page: PageRequest = {
      ...PAGE,
      origin: request.origin,
      method: request.method,
      headers: request.headers.map(headerLine),
      credentials: credentialsMode(request.credentials),
      uploadListener: request.useCorsPreflightFlag,
    };
    expect(preflightPasses(page, response(answer.status, answer)).passes).toBe(pass);
  });
});

describe('Access-Control-Max-Age', () => {
  test.each(vectors.maxAge)('$lines: $seconds ($why)', ({ lines, seconds }) => {
    expect(maxAge(lines ?? [])).toBe(seconds);
  });
});

function methodOutcome(method: string): string {
  if (!isMethod(method) || isForbiddenMethod(method)) return 'throws';
  return isCorsSafelistedMethod(normalizeMethod(method)) ? 'safelisted' : 'preflight';
}

function headerOutcome(name: string, value: string): string {
  if (!isHeaderName(name) || !isHeaderValue(value)) return 'throws';
  if (isForbiddenRequestHeader(name, value)) return 'dropped';
  return isCorsSafelistedRequestHeader(name, value) ? 'safelisted' : 'unsafe';
}

type Lines = readonly string[] | null;

interface AnswerRow {
  readonly acao: Lines;
  readonly acac: Lines;
  readonly acam?: Lines;
  readonly acah?: Lines;
}

function response(status: number, { acao, acac, acam = null, acah = null }: AnswerRow): RawResponse {
  const lines = (name: string, values: Lines) => (values ?? []).map((value): HeaderLine => [name, value]);
  return {
    status,
    headers: [
      ...lines('Access-Control-Allow-Origin', acao),
      ...lines('Access-Control-Allow-Credentials', acac),
      ...lines('Access-Control-Allow-Methods', acam),
      ...lines('Access-Control-Allow-Headers', acah),
    ],
  };
}

function headerLine([name = '', value = '']: readonly string[]): HeaderLine {
  return [name, value];
}

function credentialsMode(text: string): 'omit' | 'same-origin' | 'include' {
  return text === 'include' || text === 'omit' ? text : 'same-origin';
}
