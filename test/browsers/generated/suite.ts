import { describe, expect, test } from 'vitest';
import type { Engine } from '../engines/engine.ts';
import { explainer, MODELS } from '../model/models.ts';
import { comparable, predict } from '../model/predict.ts';
import { pageRequest } from '../model/requests.ts';
import { playAll } from '../play.ts';
import type { Stage } from '../servers/stage.ts';
import { isKnownToDiffer } from './differences.ts';
import { enginePairs } from './engine-requests.ts';
import { type Pair, pairs } from './pairs.ts';
import { preparedServer } from './policies.ts';

const COUNT = 600;
const PER_PAGE = 50;
const PAGES = Array.from({ length: COUNT / PER_PAGE }, (_, page) => page);
const SEED = Number(process.env['CORSMITH_SEED'] ?? 20_261_121);

/** Pairs of a policy and a request, with one URL each: the engine does what the models predict. */
export function generatedSuite(running: () => { readonly engine: Engine; readonly stage: Stage }): void {
  describe(`generated pairs, seed ${SEED}`, () => {
    const all = pairs(SEED, COUNT);
    test('are numerous enough', () => {
      const { engine } = running();
      expect(all.filter(({ step }) => !isKnownToDiffer(engine.name, step)).length).toBeGreaterThan(500);
    });
    test.each(PAGES)('page %i', { timeout: 180_000 }, async (page) => {
      const { engine, stage } = running();
      const some = all
        .slice(page * PER_PAGE, (page + 1) * PER_PAGE)
        .filter(({ step }) => !isKnownToDiffer(engine.name, step));
      await engine.open(`${stage.place.page}/`);
      const scenarios = some.map((pair) => ({ ...preparedServer(pair.id, pair.server), steps: [pair.step] }));
      const sights = await playAll(engine, stage, scenarios);
      const disagreements: string[] = [];
      for (const [index, pair] of some.entries()) {
        const sight = sights[index];
        const seen = sight && comparable(sight, [pair.step]);
        for (const model of MODELS) {
          const predicted = comparable(await predictPair(model, stage, pair), [pair.step]);
          if (JSON.stringify(predicted) !== JSON.stringify(seen)) {
            disagreements.push(JSON.stringify({ model: model.name, predicted, seen, pair }));
          }
        }
      }
      expect(disagreements).toEqual([]);
    });
  });
}

/** Where engines differ, each is compared with its own model. */
export function enginePairSuite(running: () => { readonly engine: Engine; readonly stage: Stage }): void {
  describe(`generated pairs for the model of the engine, seed ${SEED}`, () => {
    const all = enginePairs(SEED, COUNT);
    test.each(PAGES)('page %i', { timeout: 180_000 }, async (page) => {
      const { engine, stage } = running();
      const model = explainer(engine.name);
      const some = all.slice(page * PER_PAGE, (page + 1) * PER_PAGE);
      await engine.open(`${stage.place.page}/`);
      const scenarios = some.map(({ id, server, other, step }) => ({
        ...preparedServer(id, server, other),
        steps: [step],
      }));
      const sights = await playAll(engine, stage, scenarios);
      const disagreements: string[] = [];
      for (const [index, { id, step, server, other }] of some.entries()) {
        const sight = sights[index];
        const seen = sight && comparable(sight, [step]);
        const request = pageRequest(step, id, stage.place);
        const predicted = comparable(await predict(model, stage, preparedServer(id, server, other), [request]), [step]);
        if (JSON.stringify(predicted) !== JSON.stringify(seen))
          disagreements.push(JSON.stringify({ predicted, seen, step, server, other }));
      }
      expect(disagreements).toEqual([]);
    });
  });
}

function predictPair(model: (typeof MODELS)[number], stage: Stage, pair: Pair): ReturnType<typeof predict> {
  const request = pageRequest(pair.step, pair.id, stage.place);
  return predict(model, stage, preparedServer(pair.id, pair.server), [request]);
}
