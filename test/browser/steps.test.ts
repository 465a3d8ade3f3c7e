import { expect, test } from 'vitest';
import { describeTrigger } from '../../src/browser/main-checks.ts';
import { describeBlock, type PreflightTrigger, predict, preflightCacheSeconds } from '../../src/explain.ts';

test('a request that passes has every step', () => {
  const trace = predict(
    {
      origin: 'https://a.example',
      url: 'https://api.example/items',
      method: 'PATCH',
      headers: { 'X-One': '1', Cookie: 'a=1' },
      credentials: 'include',
    },
    [
      {
        status: 204,
        headers: [
          ['access-control-allow-origin', 'https://a.example'],
          ['Access-Control-Allow-Credentials', 'true'],
          ['Access-Control-Allow-Methods', 'PATCH, PUT'],
          ['Access-Control-Allow-Headers', 'X-One'],
          ['Access-Control-Max-Age', '9000'],
        ],
      },
      {
        status: 200,
        headers: [
          ['Access-Control-Allow-Origin', 'https://a.example'],
          ['Access-Control-Allow-Credentials', 'true'],
          ['Access-Control-Expose-Headers', 'X-Own'],
          ['X-Own', '1'],
          ['X-Other', '1'],
          ['Content-Type', 'text/plain'],
        ],
      },
    ],
  );
  const found = trace.steps.map(({ stage, code, passed, seen, names }) => [stage, code, passed, seen, names]);
  expect(found).toEqual([
    ['page', 'dropped-header', true, undefined, ['Cookie']],
    ['page', 'cross-origin', true, 'https://api.example/items', undefined],
    ['page', 'preflight-needed', true, undefined, ['the PATCH method', 'the X-One header']],
    ['preflight', 'allow-origin', true, 'https://a.example', undefined],
    ['preflight', 'allow-credentials', true, 'true', undefined],
    ['preflight', 'preflight-status', true, '204', undefined],
    ['preflight', 'allow-methods', true, 'PATCH, PUT', undefined],
    ['preflight', 'allow-headers', true, 'X-One', undefined],
    ['preflight', 'max-age', true, '9000', undefined],
    ['actual', 'allow-origin', true, 'https://a.example', undefined],
    ['actual', 'allow-credentials', true, 'true', undefined],
    [
      'actual',
      'exposed-headers',
      true,
      'X-Own',
      ['access-control-allow-origin', 'access-control-allow-credentials', 'access-control-expose-headers', 'x-other'],
    ],
  ]);
  expect(trace.steps[0]?.message).toBe('The browser drops Cookie, which pages cannot set');
  expect(trace.preflightCacheSeconds).toEqual({ chromium: 7200, firefox: 9000, webkit: 600 });
  expect(trace.preflightTriggers.map(({ code }) => code)).toEqual(['method', 'header']);
  expect(trace.crossOrigin).toBe(true);
  expect(trace.verdict).toEqual({
    kind: 'readable',
    response: {
      type: 'cors',
      url: 'https://api.example/items',
      redirected: false,
      status: 200,
      headers: [
        ['X-Own', '1'],
        ['Content-Type', 'text/plain'],
      ],
    },
  });
  expect(trace.steps.every(({ clause }) => clause.startsWith('https://'))).toBe(true);
});

test('a failed step has the value that it checked', () => {
  const request = { origin: 'https://a.example', url: 'https://api.example/', method: 'PUT' };
  const trace = predict(request, [{ status: 204, headers: [['Access-Control-Allow-Origin', 'b']] }]);
  expect(trace.steps.at(-1)).toEqual({
    code: 'allow-origin',
    stage: 'preflight',
    hop: 0,
    passed: false,
    problem: 'allow-origin-invalid',
    detail: { origin: 'https://a.example', value: 'b' },
    clause: 'https://fetch.spec.whatwg.org/#concept-cors-check',
    seen: 'b',
    message: 'Access-Control-Allow-Origin is not a valid origin',
  });
  expect(describeBlock(trace)).toBe(
    'Preflight: Access-Control-Allow-Origin is "b", which is not a valid origin [allow-origin-invalid]',
  );
  expect(describeBlock(predict(request, []))).toBe(
    'Preflight: There is no response to OPTIONS https://api.example/ [no-response]',
  );
  expect(describeBlock(predict({ ...request, method: 'GET', mode: 'no-cors' }, [{ status: 200, headers: [] }]))).toBe(
    'The response is opaque: the page cannot read its status, headers or body',
  );
});

test('the last step says if no response header is hidden', () => {
  const headers = [
    ['Access-Control-Allow-Origin', '*'],
    ['Access-Control-Expose-Headers', '*'],
  ] as const;
  const { steps } = predict({ origin: 'https://a.example', url: 'https://api.example/' }, [{ status: 200, headers }]);
  expect(steps.at(-1)?.message).toBe('The page can read every response header');
});

const ages = [
  [[], 5, 5, 5],
  [['0'], 0, 0, 0],
  [['599'], 599, 599, 599],
  [['100000'], 7200, 86400, 600],
  [['-1'], 0, 0, 0],
  [['1.5'], 5, 0, 5],
  [['soon'], 5, 0, 5],
] as const;

test.each(ages)('preflight cache with %j: Chromium %i, Firefox %i, WebKit %i', (lines, chromium, firefox, webkit) => {
  const headers = lines.map((line) => ['Access-Control-Max-Age', line] as const);
  expect(preflightCacheSeconds({ headers }, 'chromium')).toBe(chromium);
  expect(preflightCacheSeconds({ headers }, 'firefox')).toBe(firefox);
  expect(preflightCacheSeconds({ headers }, 'webkit')).toBe(webkit);
});

const causes: readonly (readonly [PreflightTrigger, string])[] = [
  [{ code: 'method', method: 'PUT' }, 'the PUT method'],
  [{ code: 'header', name: 'X-A', value: '1', why: 'not-safelisted' }, 'the X-A header'],
  [{ code: 'header', name: 'Range', value: 'x', why: 'range' }, 'the Range header (not a single simple range)'],
  [{ code: 'upload-listener' }, 'an upload listener'],
  [{ code: 'stream-body' }, 'a stream body'],
  [{ code: 'forbidden', method: 'TRACE' }, 'a method or header that no page can send'],
];

test.each(causes)('%j: %s', (cause, text) => {
  expect(describeTrigger(cause)).toBe(text);
});
