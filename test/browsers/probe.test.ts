import { expect, it } from 'vitest';
import { ENGINE_NAMES } from './engines/engine.ts';
import { findEngine } from './engines/installed.ts';
import { consoleLines, play } from './play.ts';
import { simple } from './scenarios/simple.ts';
import { openStage } from './servers/stage.ts';

it.each(ENGINE_NAMES)(
  '%s',
  async (name) => {
    const stage = await openStage();
    const e = await findEngine(name).start();
    await e.open(`${stage.place.page}/`);
    const t = Date.now();
    for (const s of simple) {
      const t = Date.now();
      await e.clearConsole();
      const r = await play(e, stage, s);
      try {
        expect(r).toEqual({ sees: s.sees, gets: s.gets });
      } catch (x) {
        console.log(
          name,
          s.id,
          Date.now() - t,
          JSON.stringify(r),
          'expected',
          JSON.stringify([s.sees, s.gets]),
          (await consoleLines(e)).map((l) => l.text).join('\n'),
        );
      }
    }
    console.log(name, Date.now() - t, simple.length);
    await e.close();
    await stage.close();
  },
  60000,
);
