import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { instrument } from './instrument.mjs';
import { startThread } from './thread.mjs';

const ROOT = join(import.meta.dirname, '../..');
const THREADS = Number(process.env['THREADS'] ?? availableParallelism());
const SLOW = 100; // ms

/**
 * Each mutant of a part with its status: `noticed`, `survived` or `invalid`.
 *
 * @param again try only what was not noticed before
 */
export async function measure(part, again, onSurvivor) {
  const started = Date.now();
  const { mutants, bundles } = await instrument(part);
  const reached = await inThreads(bundles, async (thread, each) => {
    const reply = await thread.call(each);
    const failed = reply.tests?.filter(({ error }) => error !== undefined);
    if (failed?.length !== 0)
      throw new Error(`${each.file} fails without a mutant: ${JSON.stringify(failed ?? reply)}`);
    return { ...each, ...reply };
  });
  console.log(`${part}: ${mutants.length} mutants, ${bundles.length} files of tests`);

  const store = join(ROOT, `reports/mutation-${part}.json`);
  const known = new Set(again && existsSync(store) ? JSON.parse(readFileSync(store, 'utf8')) : []);
  const kills = new Map();
  let done = 0;
  let late = 0;
  const results = await inThreads(mutants, async (thread, mutant) => {
    if (++done % 100 === 0) console.log(`${done} of ${mutants.length}, ${Math.round((Date.now() - started) / 1000)} s`);
    const plan = known.has(keyOf(mutant)) ? undefined : planFor(mutant, reached, kills);
    if (plan === undefined) return { mutant, status: 'noticed' };
    const message = { mutant: mutant.id, hits: limitFor(mutant, reached), plan };
    const { status, file, isLate } = await thread.call(message);
    if (isLate) late++;
    if (status === 'noticed')
      kills.set(`${mutant.fileName} ${file}`, (kills.get(`${mutant.fileName} ${file}`) ?? 0) + 1);
    if (status === 'survived') onSurvivor(mutant);
    return { mutant, status };
  });
  if (late > 0) console.log(`${late} of the mutants noticed do not end in time`);
  writeFileSync(
    store,
    JSON.stringify(results.flatMap(({ mutant, status }) => (status === 'noticed' ? keyOf(mutant) : []))),
  );
  return results;
}

/** The tests that reach a mutant, by file: quick tests first, sorted by the mutants of the same source that they noticed. */
function planFor({ id, fileName }, reached, kills) {
  const [quick, others, slow] = [[], [], []];
  for (const { file, bundle, loading, tests, coverage } of reached) {
    const isQuick = ([, { time }]) => time < SLOW;
    const isReaching = ([index]) => coverage.static[id] !== undefined || coverage.perTest[index]?.[id] !== undefined;
    const all = [...tests.entries()];
    const reaching = all.filter(isReaching);
    if (reaching.length === 0) continue;
    const add = (list, entries) => {
      const time = entries.reduce((sum, [, test]) => sum + test.time, loading);
      const score = (1 + (kills.get(`${fileName} ${file}`) ?? 0)) / (5 + time);
      if (entries.length > 0)
        list.push({ score, step: { file, bundle, tests: entries.map(([index, test]) => [index, test.time]) } });
    };
    add(quick, reaching.filter(isQuick));
    // a test that got a cached result may reach the mutant when it runs first
    add(
      others,
      all.filter((each) => isQuick(each) && !isReaching(each)),
    );
    add(
      slow,
      reaching.filter((each) => !isQuick(each)),
    );
  }
  return [quick, others, slow].flatMap((list) =>
    list.sort((one, other) => other.score - one.score).map(({ step }) => step),
  );
}

/** How often one test may reach a mutant before that counts as an endless loop. */
function limitFor({ id }, reached) {
  const counts = reached.flatMap(({ coverage }) => [coverage.static, ...Object.values(coverage.perTest)]);
  return 10_000 + 10 * Math.max(...counts.map((count) => count[id] ?? 0));
}

function keyOf({ fileName, location, mutatorName, replacement }) {
  const hash = createHash('sha1').update(readFileSync(join(ROOT, fileName)));
  return hash.update(JSON.stringify([fileName, location, mutatorName, replacement])).digest('hex');
}

/** The results of a task for each item, in order; each thread takes the next item. */
async function inThreads(items, task) {
  const results = [];
  const queue = [...items.entries()];
  await Promise.all(
    Array.from({ length: Math.min(THREADS, items.length) }, async () => {
      const thread = startThread();
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const [index, item] = next;
        results[index] = await task(thread, item);
      }
      await thread.stop();
    }),
  );
  return results;
}
