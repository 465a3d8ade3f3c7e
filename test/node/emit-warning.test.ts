import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type CorsIssueCode, createIssue } from '../../src/options/issues.ts';
import { warnOnce } from '../../src/options/warn-once.ts';
import { FakeResponse, run } from '../support/fakes.ts';

const emitted = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});

// a string typed as any, which compiles
const SLASHED: string = 'https://a.example/';

// each test is like a new process, as far as warnings are concerned
beforeEach(() => void vi.resetModules());
afterEach(() => void emitted.mockClear());

const calls = () => emitted.mock.calls.map(([message, options]) => [message, options]);
const warning = (message: string, code: CorsIssueCode) => [
  `${message} [${code}]\n    Run npx corsmith help ${code}`,
  { type: 'CorsWarning', code },
];

test('a warning is emitted once for each code and path', async () => {
  const { createPolicy } = await import('../../src/index.ts');
  const duplicate = (path: string) =>
    warning(`${path}: "https://a.example" is listed twice. Remove this entry`, 'duplicate-entry');
  const twice = ['https://a.example', 'https://a.example'];
  createPolicy(twice);
  createPolicy({ origin: twice });
  expect(calls()).toEqual([duplicate('origin[1]')]);
  createPolicy(['https://b.example', ...twice]);
  createPolicy({ origin: twice, maxAge: 86401 });
  expect(calls()).toEqual([
    duplicate('origin[1]'),
    duplicate('origin[2]'),
    [
      expect.stringMatching(/^maxAge: .* \[max-age-over-limit\]\n.*$/),
      { type: 'CorsWarning', code: 'max-age-over-limit' },
    ],
  ]);
});

test('an error is thrown, and warnings are emitted, too', async () => {
  const { createPolicy } = await import('../../src/index.ts');
  expect(() => createPolicy({ origin: SLASHED })).toThrow('invalid-origin');
  expect(calls()).toEqual([]);
  expect(() => createPolicy({ origin: SLASHED, methods: 'TRACE' })).toThrow('invalid-origin');
  expect(calls()).toEqual([warning('methods: browsers do not let pages send TRACE. Use []', 'useless-method')]);
});

test('two layers on one response cause one warning', async () => {
  const { cors } = await import('../../src/index.ts');
  const [outer, inner] = [cors(), cors('https://a.example')];
  for (let times = 0; times < 3; times++) {
    const response = new FakeResponse();
    run(outer, { method: 'GET', headers: {} }, response);
    expect(run(inner, { method: 'GET', headers: {} }, response).fields).toEqual({ vary: 'Origin' });
  }
  expect(calls()).toEqual([
    warning(
      'the response already had CORS headers; they were replaced, since the last policy applies. Apply one policy per response: use one delegate, or remove the other middleware',
      'layered-policies',
    ),
  ]);
});

test('each adapter remembers its own warnings', () => {
  const issue = createIssue('duplicate-entry', 'origin[1]', 'm', 'f');
  const [one, other] = [vi.fn(), vi.fn()];
  const [warnOne, warnOther] = [warnOnce(one), warnOnce(other)];
  for (const warn of [warnOne, warnOne, warnOther]) warn(issue);
  warnOne(createIssue('duplicate-entry', 'origin[2]', 'm', 'f'));
  expect([one.mock.calls.length, other.mock.calls.length]).toEqual([2, 1]);
  for (let index = 0; index < 101; index++) warnOther(createIssue('duplicate-entry', `vary[${index}]`, 'm', 'f'));
  expect(other).toHaveBeenCalledTimes(100);
});
