import { expect, test } from 'vitest';
import { expectClean, expectNothingLeaks, PLANTED_ARGUMENTS, plantable } from './secrets.ts';
import { corsmith, corsmithWith } from './terminal.ts';

/** All of them are in secrets.deep.test.ts. */
const some = plantable.filter((_, index) => index % 15 === 0);

test.each(some)('nothing leaks: $what', async (setup) => {
  await expectNothingLeaks(setup, []);
  await expectNothingLeaks(setup, PLANTED_ARGUMENTS);
});

const SECRET = 's3cretValueOfAHeader';
const WRONG: readonly (readonly string[])[] = [
  ['explain', `https://me:${SECRET}@api.example/`],
  ['explain', `htp://api.example/?token=${SECRET}`],
  ['explain', `api.example/?token=${SECRET}`],
  ['explain', 'https://api.example/', '--header', `Authorization: Bearer ${SECRET}\u0000`],
  ['explain', 'https://api.example/', '--header', `X-Api-Key ${SECRET}`],
  ['explain', 'https://api.example/', '--header', `X Api Key: ${SECRET}`],
  ['explain', 'https://api.example/', '--origin', `https://me:${SECRET}@app.example`],
  ['explain', 'https://api.example/', '--origin', `https://app.example/?token=${SECRET}`],
  ['explain', 'curl', '-H', `Authorization: Bearer ${SECRET}`, '-u', `me:${SECRET}`, '-b', `sid=${SECRET}`, 'nowhere'],
  ['explain', 'curl', '-H', `Cookie: sid=${SECRET}`, `ftp://me:${SECRET}@files.example/`],
  ['explain', 'curl', '-H', `X: ${SECRET}`, '--wrong\u001b[31m', 'https://api.example/'],
  ['explain', `{"token": "${SECRET}"}`],
];

test.each(WRONG)('a wrong command does not print a secret: %s %s %s %s', async (...argv) => {
  const { code, out, err } = await corsmith(...argv);
  expect(code).toBe(2);
  expect(err).not.toContain(SECRET);
  expectClean(out + err);
});

test.each([
  `curl 'https://api.example/' -H 'Authorization: Bearer ${SECRET}' -H 'Cookie: sid=${SECRET}' --unknown`,
  `fetch("https://me:${SECRET}@api.example/", { headers: { authorization: "Bearer ${SECRET}" } });`,
  `Authorization: Bearer ${SECRET}\u202e\u0007`,
])('a paste does not print a secret: %s', async (paste) => {
  const { out, err } = await corsmithWith(paste, 'explain');
  expect(out + err).not.toContain(SECRET);
  expectClean(out + err);
});
