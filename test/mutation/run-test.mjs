const setTimer = setTimeout;
const cancelTimer = clearTimeout;
const LONGEST = 10_000; // ms

let opened = [];

/** The error of a test, or `undefined`. Hooks of its suites run as in vitest. */
export async function runTest({ fn, suites, finished }) {
  try {
    for (const suite of opened.filter((each) => !suites.includes(each)).reverse()) await close(suite);
    for (const suite of suites.filter((each) => !opened.includes(each))) {
      opened.push(suite);
      for (const hook of suite.beforeAll) suite.afterAll.push(await hook());
    }
    for (const suite of suites) for (const hook of suite.beforeEach) finished.push(await hook());
    await withinTime(fn());
    return undefined;
  } catch (error) {
    return error ?? new Error('undefined was thrown');
  } finally {
    for (const suite of [...suites].reverse()) await attempt(suite.afterEach);
    await attempt(finished.splice(0).reverse());
  }
}

/** Runs the remaining afterAll hooks. */
export async function closeSuites() {
  for (const suite of [...opened].reverse()) await close(suite);
}

async function close(suite) {
  opened = opened.filter((each) => each !== suite);
  await attempt(suite.afterAll);
}

async function attempt(hooks) {
  for (const hook of hooks) {
    try {
      await withinTime(hook?.());
    } catch {
      // the test already has its result
    }
  }
}

function withinTime(value) {
  if (typeof value?.then !== 'function') return value;
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimer(() => reject(new Error('timed out')), LONGEST);
  });
  return Promise.race([value, late]).finally(() => cancelTimer(timer));
}
