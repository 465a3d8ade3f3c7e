import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import {
  ASYMMETRIC_MATCHERS_OBJECT,
  GLOBAL_EXPECT,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  setState,
} from '@vitest/expect';
import { restoreAllMocks } from '@vitest/spy';
import * as chai from 'chai';
import { mocks, vi } from './small-vi.mjs';

// The part of vitest that the unit tests use, so that a test file can run many times in one process.

const require = createRequire(import.meta.url);

let file = '';
let suite;
let tests = [];
/** Hooks of the running test. */
const finished = [];

/** The tests that the code of a file declares. */
export async function declareTests(path, run) {
  restoreAllMocks();
  mocks.clear();
  file = path;
  tests = [];
  suite = createSuite(basename(path));
  await run();
  return tests;
}

function createSuite(name, parent) {
  return { name, parent, beforeAll: [], afterAll: [], beforeEach: [], afterEach: [] };
}

function suitesAround(inner) {
  return inner === undefined ? [] : [...suitesAround(inner.parent), inner];
}

function test(name, ...rest) {
  const suites = suitesAround(suite);
  const path = [...suites.map((each) => each.name), String(name)].join(' > ');
  tests.push({ name: path, fn: functionIn(rest), suites, finished });
}

function describe(name, ...rest) {
  suite = createSuite(String(name), suite);
  functionIn(rest)();
  suite = suite.parent;
}

test.each = (rows) => declareEach(test, rows);
describe.each = (rows) => declareEach(describe, rows);

function declareEach(declare, rows) {
  return (name, ...rest) => {
    const fn = functionIn(rest);
    for (const [index, row] of rows.entries())
      declare(`${String(name)} #${index}`, () => fn(...(Array.isArray(row) ? row : [row])));
  };
}

function functionIn(args) {
  return args.find((each) => typeof each === 'function');
}

for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers, fileSnapshots]) chai.use(plugin);
const expect = Object.assign(
  (value, message) => chai.expect(value, message),
  chai.expect,
  globalThis[ASYMMETRIC_MATCHERS_OBJECT],
);
globalThis[GLOBAL_EXPECT] = expect;
setState({ assertionCalls: 0, isExpectingAssertions: false, testPath: '', currentTestName: '' }, expect);

function fileSnapshots({ Assertion }, { flag }) {
  Assertion.addMethod('toMatchFileSnapshot', async function (name) {
    chai.expect(flag(this, 'object')).to.equal(readFileSync(join(dirname(file), name), 'utf8'));
  });
}

const hooks = ['beforeAll', 'afterAll', 'beforeEach', 'afterEach'].map((name) => [
  name,
  (hook) => void suite[name].push(hook),
]);
const vitest = {
  ...Object.fromEntries(hooks),
  ...{ test, it: test, describe, expect, vi, onTestFinished: (hook) => void finished.push(hook) },
};

/** What a bundle imports instead of a package. */
globalThis.mutation = { load: (name) => mocks.get(name) ?? (name === 'vitest' ? vitest : require(name)) };
