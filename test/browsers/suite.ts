import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ORIGIN_ROWS } from '../options/origin-rows.ts';
import { consoleSuite } from './console/suite.ts';
import { delay, type Engine, type EngineName } from './engines/engine.ts';
import { findEngine } from './engines/installed.ts';
import { exportsSuite } from './exports/suite.ts';
import { enginePairSuite, generatedSuite } from './generated/suite.ts';
import { hostSuite } from './hosts.ts';
import recorded from './messages.json' with { type: 'json' };
import { consoleLines, play } from './play.ts';
import { type Message, messagesOf } from './publish/messages.ts';
import { writeReport } from './publish/report.ts';
import { type Scenario, type Sight, sightIn } from './scenario.ts';
import { TOPICS } from './scenarios/index.ts';
import { openStage, type Stage } from './servers/stage.ts';

/** All tests of one engine. */
export function browserSuite(name: EngineName): void {
  const { missing, start } = findEngine(name);
  if (missing !== '') {
    test(`${name} is installed`, () => {
      // On a developer's machine, some engines are better than none. In CI, all three are required.
      console.warn(missing);
      expect(process.env['CI'] ?? '', missing).toBe('');
    });
    return;
  }

  let stage: Stage;
  let engine: Engine;
  const messages: Message[] = [];
  const sights: Record<string, Sight> = {};
  beforeAll(async () => {
    [stage, engine] = await Promise.all([openStage(), start()]);
  });
  afterAll(async () => {
    await writeReport({ engine: name, version: engine.version, sights, messages });
    await engine.close();
    await stage.close();
  });

  describe.each(TOPICS)('%s', (_, scenarios) => {
    beforeAll(async () => {
      await engine.open(`${stage.place.page}/`);
      await warmUp(engine, stage);
    });
    test.each(scenarios)('$id: $title', async (scenario) => {
      await engine.clearConsole();
      const sight = await play(engine, stage, scenario);
      sights[scenario.id] = sight;
      if (scenario.failure !== undefined) {
        messages.push(
          ...messagesOf(scenario, name, await consoleLines(engine, isRecorded(name, scenario)), stage.place),
        );
      }
      // Late console lines would count for the next scenario.
      else if (sight.gets.includes('blocked')) await delay(100);
      expect(sight).toEqual(sightIn(name, scenario));
    });
  });

  test('serializes an origin that corsmith corrects to its correction', async () => {
    const written = CANONICAL.map(([text]) => text);
    const expression = `JSON.stringify(${JSON.stringify(written)}.map((text) => new URL(text).origin))`;
    await engine.open(`${stage.place.page}/`);
    expect(JSON.parse(String(await engine.evaluate(expression)))).toEqual(CANONICAL.map(([, origin]) => origin));
  });

  generatedSuite(() => ({ engine, stage }));
  consoleSuite(name, () => ({ engine }));
  hostSuite(name, () => ({ engine, stage }));
  // Without a screen, WebKitGTK's inspector cannot copy to a clipboard.
  if (name !== 'webkit') exportsSuite(name, () => ({ engine, stage }));
  enginePairSuite(() => ({ engine, stage }));
}

function isRecorded(name: EngineName, { failure }: Scenario): boolean {
  return recorded.some((message) => message.engine === name && message.class === failure);
}

/** Corrections that are the same origin: of upper case, a default port, non-ASCII letters, a path. */
const CANONICAL = ORIGIN_ROWS.flatMap(({ options, issues }): (readonly [string, string])[] => {
  const [written] = Object(options).origin;
  const replacement = issues[0]?.[2];
  // wildcards do not survive the URL parser
  return !written.includes('*') && URL.canParse(written) && new URL(written).origin === replacement
    ? [[written, replacement]]
    : [];
});

/** Firefox uses its preflight cache for a new page only after one or two repeats. */
async function warmUp(engine: Engine, stage: Stage): Promise<void> {
  const id = 'warm-up';
  stage.prepare({ id, cors: () => ({ maxAge: 60 }) });
  const url = `${stage.place.api}/${id}/json`;
  const step = { do: 'fetch', method: 'PUT', headers: [], url };
  await engine.evaluate(`performAll(${JSON.stringify(Array.from({ length: 5 }, () => step))})`);
}
