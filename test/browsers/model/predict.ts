import type { Sight, Step } from '../scenario.ts';
import type { Prepared, Stage } from '../servers/stage.ts';
import type { Asked, Model } from './models.ts';

/** What a model sends to the same servers, and what it predicts for the page. */
export async function predict(
  model: Model,
  stage: Stage,
  scenario: Prepared,
  requests: readonly Asked[],
): Promise<Sight> {
  const records = stage.prepare(scenario);
  const gets: string[] = [];
  for (const request of requests) gets.push(await model.ask(request));
  return { sees: records.lines().map(withoutCookie), gets };
}

/** The steps that send a request. */
export function askingSteps(steps: readonly Step[]): readonly Step[] {
  return steps.filter(isAsking);
}

function isAsking(step: Step | undefined): boolean {
  return step?.do !== 'cookie' && step?.do !== 'wait';
}

/** What a model can predict: whether an element loads, and nothing about cookies. */
export function comparable({ sees, gets }: Sight, steps: readonly Step[]): Sight {
  return {
    sees: sees.map(withoutCookie),
    gets: gets.map((got, index) => {
      const step = steps[index];
      if (step?.do === 'xhr') return got.replace(' redirected', '');
      if (step?.do === 'fetch') return got;
      return got === 'blocked' ? 'blocked' : 'passed';
    }),
  };
}

/** What the page got from the steps that send a request. */
export function gotByAsking({ sees, gets }: Sight, steps: readonly Step[]): Sight {
  return { sees, gets: gets.filter((_, index) => isAsking(steps[index])) };
}

/** No model has a cookie jar: one sends a cookie whenever credentials are included, the other never. */
function withoutCookie(line: string): string {
  return line.replace(' +cookie', '');
}
