import { expect, test } from 'vitest';
import { type ReceivedRequest, readRequest, requestHeader } from '../../src/classify/read-request.ts';
import type { CorsRequest } from '../../src/classify/request.ts';

const A = 'https://a.example';
const NOT_CORS: ReceivedRequest = { kind: 'not-cors' };
const ACTUAL: ReceivedRequest = { kind: 'actual', origin: A };
const REQUEST_METHOD = 'access-control-request-method';

const ROWS: readonly (readonly [CorsRequest, ReceivedRequest])[] = [
  [{ method: 'GET', headers: {} }, NOT_CORS],
  [{ headers: {} }, NOT_CORS],
  [{ method: 'OPTIONS', headers: {} }, NOT_CORS],
  [{ method: 'OPTIONS', headers: { [REQUEST_METHOD]: 'PUT' } }, NOT_CORS],
  [{ method: 'GET', headers: { origin: A } }, ACTUAL],
  [{ headers: { origin: A } }, ACTUAL],
  [{ method: 'OPTIONS', headers: { origin: A } }, ACTUAL],
  [{ method: 'options', headers: { origin: A, [REQUEST_METHOD]: 'PUT' } }, ACTUAL],
  [{ method: 'POST', headers: { origin: A, [REQUEST_METHOD]: 'PUT' } }, ACTUAL],
  [
    { method: 'GET', headers: { origin: '' } },
    { kind: 'actual', origin: '' },
  ],
  [
    { method: 'OPTIONS', headers: { origin: A, [REQUEST_METHOD]: 'PUT' } },
    { kind: 'preflight', origin: A, method: 'PUT', headers: undefined },
  ],
  [
    { method: 'OPTIONS', headers: { origin: '', [REQUEST_METHOD]: '', 'access-control-request-headers': '' } },
    { kind: 'preflight', origin: '', method: '', headers: '' },
  ],
  [
    {
      method: 'OPTIONS',
      headers: { origin: [A, A], [REQUEST_METHOD]: ['PUT'], 'access-control-request-headers': ['x-a', 'x-b'] },
    },
    { kind: 'preflight', origin: `${A}, ${A}`, method: 'PUT', headers: 'x-a, x-b' },
  ],
];

test.each(ROWS)('%o', (request, exchange) => {
  expect(readRequest(request)).toEqual(exchange);
});

test('lines of one header are joined', () => {
  expect(requestHeader({ headers: { a: ['1', '2'], b: [] } }, 'a')).toBe('1, 2');
  expect(requestHeader({ headers: { a: undefined } }, 'a')).toBeUndefined();
});
