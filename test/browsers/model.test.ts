import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MODELS } from './model/models.ts';
import { askingSteps, comparable, gotByAsking, predict } from './model/predict.ts';
import { pageRequests } from './model/requests.ts';
import type { Place } from './scenario.ts';
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
