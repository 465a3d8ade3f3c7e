import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EngineName } from './engines/engine.ts';
import { explainer, MODELS, type Model } from './model/models.ts';
import { askingSteps, comparable, gotByAsking, predict } from './model/predict.ts';
import { pageRequests } from './model/requests.ts';
import { type Scenario, type Sight, sightIn } from './scenario.ts';
import { TOPICS } from './scenarios/index.ts';
import { openStage, type Stage } from './servers/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** A response from the HTTP cache is outside every model. */
const SCENARIOS = TOPICS.flatMap(([, each]) => each).filter(({ id }) => !id.startsWith('shared-'));

// The engines are tested with the same expectations, each with its named differences.
describe.each(MODELS)('$name predicts', (model) => {
  testScenarios(
    model,
    SCENARIOS.filter(({ id }) => model.followsRedirects || !id.startsWith('redirect-')),
  );
});

describe.each(['chromium', 'firefox', 'webkit'] as const)('the explainer for %s', (engine) => {
  // Firefox has no WebGL without a screen, so it sends nothing
  const possible = SCENARIOS.filter(({ id }) => engine !== 'firefox' || !id.startsWith('webgl'));
  testScenarios(explainer(engine), possible, engine);
});

function testScenarios(model: Model, scenarios: readonly Scenario[], engine?: EngineName): void {
  test.each(scenarios)('$id: $title', async (scenario) => {
    const asking = askingSteps(scenario.steps);
    const predicted = await predict(model, stage, scenario, pageRequests(scenario, stage.place, engine));
    const sight = engine === undefined ? scenario : sightIn(engine, scenario);
    const expected = gotByAsking(sight, scenario.steps);
    expect(relevant(scenario, comparable(predicted, asking))).toEqual(relevant(scenario, comparable(expected, asking)));
  });
}

/** The models have no preflight cache: they predict what the page gets. From a beacon, it gets nothing. */
function relevant({ id, steps }: Scenario, { sees, gets }: Sight): Partial<Sight> {
  if (id.startsWith('age-')) return { gets };
  return steps.some((step) => step.do === 'beacon') ? { sees } : { sees, gets };
}
