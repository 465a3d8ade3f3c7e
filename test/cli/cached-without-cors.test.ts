import { expect, test } from 'vitest';
import { cachedWithoutCors } from '../../src/cli/cached-without-cors.ts';
import { predict, type RawResponse } from '../../src/explain.ts';
import { PAGE } from './setup.ts';

type Headers = Readonly<Record<string, string>>;

const STORED = { 'Cache-Control': 'max-age=60' };
const OWN = { ...STORED, 'Access-Control-Allow-Origin': PAGE };
const response = (headers: Headers, status = 200): RawResponse => ({ status, headers: Object.entries(headers) });

const rows: readonly (readonly [what: string, withoutOrigin: RawResponse | undefined, noted: boolean])[] = [
  ['neither headers nor Vary', response(STORED), true],
  ['the headers of another page', response({ ...STORED, 'Access-Control-Allow-Origin': 'http://b.example' }), true],
  ['the same headers', response(OWN), false],
  ['Vary: Origin', response({ ...STORED, Vary: 'Origin' }), false],
  ['a status that is not stored', response(STORED, 403), false],
  ['no lifetime', response({}), false],
  ['not requested', undefined, false],
];

test.each(rows)('%s', (_, withoutOrigin, noted) => {
  const trace = predict({ origin: PAGE, url: 'https://api.example/' }, [response({ ...OWN, Vary: 'Origin' })]);
  expect(cachedWithoutCors(trace, { withoutOrigin })?.code).toBe(noted ? 'cached-without-cors' : undefined);
});

test('credentials: the headers of a cached response must allow them, too', () => {
  const allowed = response({ ...OWN, 'Access-Control-Allow-Credentials': 'true' });
  const trace = predict({ origin: PAGE, url: 'https://api.example/', credentials: 'include' }, [allowed]);
  expect(cachedWithoutCors(trace, { withoutOrigin: allowed })).toBeUndefined();
  expect(cachedWithoutCors(trace, { withoutOrigin: response(OWN) })?.code).toBe('cached-without-cors');
});

test('no cause for an opaque response or without a response', () => {
  const evidence = { withoutOrigin: response(STORED) };
  const opaque = predict({ origin: PAGE, url: 'https://api.example/', mode: 'no-cors' }, [response(STORED)]);
  expect(cachedWithoutCors(opaque, evidence)).toBeUndefined();
  expect(cachedWithoutCors(predict({ origin: PAGE, url: 'https://api.example/' }, []), evidence)).toBeUndefined();
});
