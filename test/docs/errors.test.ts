import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { CorsConfigError, createIssue } from '../../src/options/issues.ts';
import { normalize } from '../../src/policy/policy.ts';
import { ISSUE_CODES } from '../support/issue-codes.ts';
import { anchorsOf } from './anchors.ts';

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

it.each(ISSUE_CODES)('the message of %s links to its section, in a file that is installed', (code) => {
  const { message } = new CorsConfigError([createIssue(code, 'origin', 'm', 'f')]);
  const [, name, file = '', anchor] = /^ {4}See node_modules\/([^/]+)\/(\S+)#(\S+)$/m.exec(message) ?? [];
  expect([name, anchor]).toEqual([manifest.name, code]);
  expect([manifest.files, file]).toEqual([
    expect.arrayContaining(['docs/*.md']),
    expect.stringMatching(/^docs\/[^/]+\.md$/),
  ]);
  expect(anchorsOf(file).filter((each) => each === anchor)).toHaveLength(1);
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
