import { expect, test } from 'vitest';
import { cors, createPolicy, originsFrom } from '../../src/index.ts';

test.each([
  ['https://a.example', ['https://a.example']],
  ['https://a.example,https://b.example', ['https://a.example', 'https://b.example']],
  [' https://a.example ,, \n https://b.example\t', ['https://a.example', 'https://b.example']],
  ['https://a.example https://*.b.example', ['https://a.example', 'https://*.b.example']],
])('reads %j', (text, origins) => {
  expect(originsFrom(text, { name: 'ORIGINS' })).toEqual(origins);
  expect(Object.keys(createPolicy({ origin: originsFrom(text, { name: 'ORIGINS' }) }))).toEqual(['evaluate']);
});

test.each([
  [undefined, 'the variable ORIGINS is not set'],
  ['', 'the variable ORIGINS lists no origin: it is ""'],
  [' , ', 'the variable ORIGINS lists no origin: it is " , "'],
])('throws for %j', (text, message) => {
  const fix = 'Set it to one or more origins, for example ORIGINS=https://app.example.com,https://admin.example.com';
  const issue = { code: 'missing-origin', path: 'origin', message, fix };
  expect(() => cors({ origin: originsFrom(text, { name: 'ORIGINS' }) })).toThrow(
    expect.objectContaining({ code: 'ERR_CORS_CONFIG', issues: [expect.objectContaining(issue)] }),
  );
});
