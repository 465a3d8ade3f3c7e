import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { ISSUE_CODES } from '../../src/issues.ts';
import { normalize } from '../../src/policy.ts';

const sections = readFileSync('docs/errors.md', 'utf8').split(/^### /m).slice(1);
const told = sections.map((section) => ({
  code: section.slice(0, section.indexOf('\n')),
  example: /```js\ncors\((.*)\);\n```/.exec(section)?.[1],
}));

/** Told while requests are answered: no options raise them. */
const AT_RUN_TIME = ['layered-policies', 'answered-twice'];

it('has a section for each code, and none for others', () => {
  expect(told.map(({ code }) => code)).toEqual(ISSUE_CODES);
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
