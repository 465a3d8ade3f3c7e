import { readFileSync } from 'node:fs';
import { constants, Script } from 'node:vm';
import { parentPort, workerData } from 'node:worker_threads';
import { closeSuites, runTest } from './run-test.mjs';
import { declareTests } from './small-vitest.mjs';

// the instrumented code reads here which mutant is on, and counts here which mutants it reaches
const switches = {};
globalThis.__stryker__ = switches;
const scripts = new Map();
let unhandled;
for (const event of ['unhandledRejection', 'uncaughtException']) {
  process.on(event, (error) => {
    unhandled = error ?? new Error(event);
  });
}
process.emitWarning = () => undefined;

parentPort.on('message', async (message) => {
  parentPort.postMessage(message.mutant === undefined ? await reach(message) : await tryMutant(message));
});

/** The tests of a file, and the mutants that each of them reaches. */
async function reach({ file, bundle }) {
  workerData[1] = 300;
  const start = performance.now();
  const declared = await load(file, bundle, {});
  const loading = performance.now() - start;
  const tests = [];
  for (const [index, test] of declared.entries()) {
    switches.currentTestId = String(index);
    const begun = performance.now();
    const error = await errorOf(test);
    tests.push({ name: test.name, time: performance.now() - begun, error: error && String(error) });
    switches.currentTestId = undefined;
  }
  await closeSuites();
  return { loading, tests, coverage: switches.mutantCoverage };
}

/** Runs tests with one mutant on, until one fails. */
async function tryMutant({ mutant, hits, plan }) {
  for (const { file, bundle, tests: planned } of plan) {
    let tests;
    workerData[1] = 0;
    try {
      tests = await load(file, bundle, { activeMutant: mutant, hitCount: 0, hitLimit: hits });
    } catch {
      return { status: 'invalid' };
    }
    for (const [index, time] of planned) {
      workerData[1] = 15 + (20 * time) / 1000;
      if (tests[index] === undefined || (await errorOf(tests[index])) === undefined) continue;
      await closeSuites();
      return { status: 'noticed', file };
    }
    await closeSuites();
  }
  return { status: 'survived' };
}

async function errorOf(test) {
  unhandled = undefined;
  if (switches.hitCount !== undefined) switches.hitCount = 0;
  const error = await runTest(test);
  Atomics.add(workerData, 0, 1);
  return error ?? unhandled;
}

/** The tests that a bundle declares. Everything in it is evaluated again. */
function load(file, bundle, { activeMutant, hitCount, hitLimit }) {
  const mutantCoverage = { static: {}, perTest: {} };
  Object.assign(switches, { activeMutant, hitCount, hitLimit, currentTestId: undefined, mutantCoverage });
  globalThis.mutation.fresh = async () => {
    await scriptOf(bundle.replace(/\/test\/.*/, '/fresh.js'), 'fresh').runInThisContext();
    return globalThis.mutation.index;
  };
  return declareTests(file, () => scriptOf(bundle, file).runInThisContext());
}

function scriptOf(bundle, filename) {
  const known = scripts.get(bundle);
  if (known !== undefined) return known;
  const script = new Script(`(async () => {${readFileSync(bundle, 'utf8')}\n})()`, {
    filename, // a test finds its own name in a stack
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  scripts.set(bundle, script);
  return script;
}
