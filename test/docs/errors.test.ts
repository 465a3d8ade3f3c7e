import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { CorsConfigError, createIssue } from '../../src/options/issues.ts';
import { normalize } from '../../src/policy/policy.ts';
import { ISSUE_CODES } from '../support/issue-codes.ts';

const sections = readFileSync('docs/errors.md', 'utf8').split(/^### /m).slice(1);
const told = sections.map((section) => ({
  code: section.slice(0, section.indexOf('\n')),
  example: /```js\ncors\((.*)\);\n```/.exec(section)?.[1],
}));

/** Told while requests are answered: no options raise them. */
const AT_RUN_TIME = ['layered-policies', 'called-twice'];

it('has a section for each code, and none for others', () => {
  expect(told.map(({ code }) => code)).toEqual(ISSUE_CODES);
});

it.each(ISSUE_CODES)('the message of %s ends with the command that explains it', (code) => {
  const { message } = new CorsConfigError([createIssue(code, 'origin', 'm', 'f')]);
  expect(message).toMatch(new RegExp(`\\n {2}Run npx corsmith help ${code}$`));
});

it('several codes share one line of help', () => {
  const issues = [createIssue('invalid-origin', 'origin', 'm', 'f'), createIssue('invalid-type', 'vary', 'm', 'f')];
  expect(new CorsConfigError(issues).message).toMatch(/\n {2}Run npx corsmith help CODE$/);
});

it('links to nothing that is not installed with it', () => {
  const targets = [...readFileSync('docs/errors.md', 'utf8').matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target);
  expect(targets.filter((target) => !/^(?:https:|#)/.test(String(target)))).toEqual([]);
});

it.each(told)('the example of $code raises it, and nothing else', ({ code, example }) => {
  if (example === undefined) {
    expect(AT_RUN_TIME).toContain(code);
    return;
  }
  // the realm's own RegExp, so that it is one to the library
  const options: unknown = runInNewContext(`(${example})`, { RegExp });
  const copied = Object.fromEntries(
    Object.entries(options as object).map(([name, value]) => [
      name,
      isForeignRegExp(value) ? new RegExp(value.source, value.flags) : value,
    ]),
  );
  expect(normalize(copied).issues.map((issue) => issue.code)).toEqual([code]);
});

function isForeignRegExp(value: unknown): value is RegExp {
  return Object.prototype.toString.call(value) === '[object RegExp]';
}
