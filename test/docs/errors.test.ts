import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import express, { type ErrorRequestHandler } from 'express';
import request from 'supertest';
import { expect, it, vi } from 'vitest';
import { cors } from '../../src/index.ts';
import { CorsConfigError, createIssue, isWaivable } from '../../src/options/issues.ts';
import { normalize } from '../../src/policy/policy.ts';
import { ISSUE_CODES } from '../support/issue-codes.ts';

const sections = readFileSync('docs/errors.md', 'utf8').split(/^### /m).slice(1);
const documented = sections.map((section) => ({
  code: section.slice(0, section.indexOf('\n')),
  section,
  wrong: /^cors\((.*)\); \/\/ wrong$/m.exec(section)?.[1],
  right: /^cors\((.*)\); \/\/ right$/m.exec(section)?.[1],
}));

/** Raised by requests, not by options. */
const OF_FUNCTIONS = ['ERR_CORS_RESULT', 'ERR_CORS_TIMEOUT'];
const AT_RUN_TIME = ['layered-policies', 'called-twice', ...OF_FUNCTIONS];

it('has a section for each code, and no other sections', () => {
  expect(documented.map(({ code }) => code)).toEqual([...ISSUE_CODES, ...OF_FUNCTIONS]);
});

it.each(ISSUE_CODES)('the message of %s ends with the command that explains it', (code) => {
  const { message } = new CorsConfigError([createIssue(code, 'origin', 'm', 'f')]);
  expect(message).toMatch(new RegExp(`\\n {2}Run npx corsmith help ${code}$`));
});

it('a message with several codes has one line of help', () => {
  const issues = [createIssue('invalid-origin', 'origin', 'm', 'f'), createIssue('invalid-type', 'vary', 'm', 'f')];
  expect(new CorsConfigError(issues).message).toMatch(/\n {2}Run npx corsmith help CODE$/);
});

it('only links to URLs and its own anchors', () => {
  const targets = [...readFileSync('docs/errors.md', 'utf8').matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target);
  expect(targets.filter((target) => !/^(?:https:|#)/.test(String(target)))).toEqual([]);
});

const examples = documented.filter(({ code }) => !AT_RUN_TIME.includes(code));

it.each(examples)('the wrong example of $code raises it, and nothing else', ({ code, wrong }) => {
  expect(codesOf(wrong)).toEqual([code]);
});

it.each(examples)('the right example of $code has no problem', ({ right }) => {
  expect(codesOf(right)).toEqual([]);
});

it.each(AT_RUN_TIME)('the wrong example of %s raises it, and the right one raises nothing', async (code) => {
  const { section = '' } = documented.find((each) => each.code === code) ?? {};
  const [wrong = '', right = ''] = ['wrong', 'right'].map(
    (mark) => new RegExp(`^(.*); // ${mark}$`, 'm').exec(section)?.[1],
  );
  expect(await codesOfRequest(wrong, 1)).toEqual([code]);
  expect(await codesOfRequest(right, 0)).toEqual([]);
});

it.each(documented.filter(({ code }) => !OF_FUNCTIONS.includes(code)))(
  'the section of $code says when to waive it, if it can be waived',
  ({ code, section }) => {
    expect(section.includes('**Waive it**')).toBe(isWaivable(code));
  },
);

/** The codes of warnings and errors that a request from a foreign page raises. */
async function codesOfRequest(example: string, expected: number): Promise<readonly string[]> {
  const codes: string[] = [];
  const emitted = vi.spyOn(process, 'emitWarning').mockImplementation((_message: unknown, options: unknown) => {
    codes.push((options as { readonly code: string }).code); // called with options
  });
  const app = express();
  const tenants = new Set(['https://a.example']);
  const guarded = 'app.use(cors({ origin: "https://b.example", enforce: { methods: "all", onRefused } }))';
  const code = example.startsWith('const onRefused') ? `${example}; ${guarded}` : example;
  // would take ten seconds otherwise
  const quick = (options: unknown) =>
    cors(isOptions(options) ? { originTimeout: 50, ...options } : (options as string));
  runInNewContext(code, { app, cors: quick, tenants, log: async () => {} });
  app.use((_request, response) => void response.send('read'));
  const onError: ErrorRequestHandler = (error, _request, response, _next) => {
    codes.push(error.code);
    response.end();
  };
  await request(app.use(onError)).get('/').set('Origin', 'https://a.example');
  await vi.waitFor(() => expect(codes.length).toBeGreaterThanOrEqual(expected), 20_000);
  emitted.mockRestore();
  return codes;
}

function isOptions(value: unknown): value is object {
  return typeof value === 'object';
}

function codesOf(example: string | undefined): readonly string[] {
  const options: unknown = runInNewContext(`(${example})`, { RegExp });
  // RegExp literals belong to another realm
  const copied = Object.fromEntries(
    Object.entries(options as object).map(([name, value]) => [
      name,
      isForeignRegExp(value) ? new RegExp(value.source, value.flags) : value,
    ]),
  );
  return normalize(copied).issues.map(({ code }) => code);
}

function isForeignRegExp(value: unknown): value is RegExp {
  return Object.prototype.toString.call(value) === '[object RegExp]';
}
