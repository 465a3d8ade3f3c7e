import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { explainer, MODELS } from './model/models.ts';
import { askingSteps, comparable, gotByAsking, predict } from './model/predict.ts';
import { pageRequests } from './model/requests.ts';
import { type Place, sightIn } from './scenario.ts';
import { TOPICS } from './scenarios/index.ts';
import { openStage, type Stage } from './servers/stage.ts';

const ANYWHERE: Place = {
  page: 'http://page.example',
  otherPage: 'http://other-page.example',
  localhostPage: 'http://localhost',
  subdomainPage: 'http://app.localhost',
  api: 'http://api.example',
  other: 'http://other.example',
  nowhere: 'http://nowhere.example',
};

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

// The engines are held to the same lines, each with its named differences.
describe.each(MODELS)('$name predicts', (model) => {
  const scenarios = TOPICS.flatMap(([, each]) => each)
    .filter((scenario) => pageRequests(scenario, ANYWHERE) !== undefined)
    .filter((scenario) => model.followsRedirects || !scenario.id.startsWith('redirect-'));

  test.each(scenarios)('$id: $title', async (scenario) => {
    const asking = askingSteps(scenario.steps);
    const predicted = await predict(model, stage, scenario, pageRequests(scenario, stage.place) ?? []);
    const expected = gotByAsking(scenario, scenario.steps);
    expect(comparable(predicted, asking)).toEqual(comparable(expected, asking));
  });

  test('most scenarios', () => {
    expect(scenarios.length).toBeGreaterThan(280);
  });
});

/**
 * Not in the model of an engine: streams, which are sent over HTTP/2 only or not at all, fonts, canvases, and two
 * differences that change no verdict: Origin with credentials in mode no-cors, and a name that Firefox requests twice.
 */
const OUTSIDE_ENGINES = ['stream', 'font', 'webgl', 'canvas', 'no-cors-sandbox-credentials', 'header-twice'];

describe.each(['chromium', 'firefox', 'webkit'] as const)('the explainer for %s', (engine) => {
  const model = explainer(engine);
  const scenarios = TOPICS.flatMap(([, each]) => each)
    .filter((scenario) => pageRequests(scenario, ANYWHERE) !== undefined)
    .filter(({ id }) => !OUTSIDE_ENGINES.some((prefix) => id.startsWith(prefix)));

  test.each(scenarios)('$id: $title', async (scenario) => {
    const asking = askingSteps(scenario.steps);
    const predicted = await predict(model, stage, scenario, pageRequests(scenario, stage.place) ?? []);
    const expected = gotByAsking(sightIn(engine, scenario), scenario.steps);
    expect(comparable(predicted, asking)).toEqual(comparable(expected, asking));
  });

  test('most scenarios', () => {
    expect(scenarios.length).toBeGreaterThan(280);
  });
});
