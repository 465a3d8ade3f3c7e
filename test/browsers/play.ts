import type { ConsoleLine, Engine } from './engines/engine.ts';
import { delay } from './engines/engine.ts';
import type { Place, Scenario, Sight, Step } from './scenario.ts';
import type { Prepared, Stage } from './servers/stage.ts';

/** Plays one scenario on the open page, and returns what server and page received. */
export async function play(engine: Engine, stage: Stage, scenario: Scenario): Promise<Sight> {
  const records = stage.prepare(scenario);
  const steps = scenario.steps.map((step) => resolved(step, scenario.id, stage.place));
  const gets = await engine.evaluate(`performAll(${JSON.stringify(steps)})`);
  if (!Array.isArray(gets)) throw new Error(`The page returned ${JSON.stringify(gets)}.`);
  // The browser may send a beacon later.
  if (scenario.steps.some((step) => step.do === 'beacon'))
    await until(() => records.lines().length >= scenario.sees.length);
  return { sees: records.lines(), gets: gets.map(String) };
}

/** Plays many scenarios of one step each with one message to the page. */
export async function playAll(
  engine: Engine,
  stage: Stage,
  scenarios: readonly (Prepared & Pick<Scenario, 'steps'>)[],
): Promise<readonly Sight[]> {
  const records = scenarios.map((scenario) => stage.prepare(scenario));
  const steps = scenarios.flatMap(({ id, steps }) => steps.map((step) => resolved(step, id, stage.place)));
  const gets = await engine.evaluate(`performAll(${JSON.stringify(steps)})`);
  return records.map((record, index) => ({
    sees: record.lines(),
    gets: [String(Array.isArray(gets) ? gets[index] : gets)],
  }));
}

/**
 * The console's lines of a failure; they may come later than the failure itself.
 *
 * @param isPrinted whether the engine prints a line about it
 */
export async function consoleLines(engine: Engine, isPrinted = true): Promise<readonly ConsoleLine[]> {
  let lines = await engine.console();
  const longest = isPrinted ? 400 : 20;
  for (let quiet = 0, waited = 0; quiet < 4 && waited < longest; waited += 1) {
    await delay(25);
    const now = await engine.console();
    quiet = now.length === lines.length && now.length > 0 ? quiet + 1 : 0;
    lines = now;
  }
  return lines;
}

interface ResolvedStep extends Step {
  readonly url: string;
  readonly pages: Readonly<Record<string, string>>;
}

function resolved(step: Step, id: string, place: Place): ResolvedStep {
  const defaults = { method: 'GET', headers: [], credentials: 'same-origin' } as const;
  const pages = {
    'other-page': place.otherPage,
    'localhost-page': place.localhostPage,
    'subdomain-page': place.subdomainPage,
  };
  const url = `${place[step.to ?? 'api']}/${id}/${step.path ?? 'json'}`;
  return { ...defaults, ...step, url, pages };
}

async function until(isDone: () => boolean): Promise<void> {
  for (let waited = 0; waited < 400 && !isDone(); waited += 1) await delay(25);
}
