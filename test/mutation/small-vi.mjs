import { createRequire } from 'node:module';
import { fn, restoreAllMocks, spyOn } from '@vitest/spy';
import { fakeTimers } from './fake-timers.mjs';

const require = createRequire(import.meta.url);
const setTimer = setTimeout;

/** The modules that the current file mocks. */
export const mocks = new Map();

/** What was replaced, by the object that it belongs to. */
const replaced = new Map();

export const vi = {
  fn,
  spyOn,
  restoreAllMocks,
  hoisted: (make) => make(),
  mock: async (name, make) => void mocks.set(name, await make(async () => require(name))),
  // instrument.mjs lets such a file load the package again
  resetModules: () => undefined,
  stubEnv: (name, value) => replace(process.env, name, value),
  unstubAllEnvs: () => restore(process.env),
  stubGlobal: (name, value) => replace(globalThis, name, value),
  unstubAllGlobals: () => restore(globalThis),
  async waitFor(check) {
    for (let times = 0; ; times++) {
      try {
        return await check();
      } catch (error) {
        if (times === 40) throw error;
        await new Promise((resolve) => setTimer(resolve, 25));
      }
    }
  },
  ...fakeTimers,
};

function replace(target, key, value) {
  const values = replaced.get(target) ?? new Map();
  if (!values.has(key)) values.set(key, target[key]);
  replaced.set(target, values);
  set(target, key, value);
}

function restore(target) {
  for (const [key, value] of replaced.get(target) ?? []) set(target, key, value);
  replaced.delete(target);
}

function set(target, key, value) {
  if (value === undefined) delete target[key];
  else target[key] = value;
}
