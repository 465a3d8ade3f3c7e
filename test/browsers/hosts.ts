import { describe, expect, test } from 'vitest';
import { isSerializedOrigin } from '../../src/standard/origins.ts';
import type { Engine, EngineName } from './engines/engine.ts';
import { playAll } from './play.ts';
import type { Stage } from './servers/stage.ts';

const PUNCTUATION = '!"#$%&\'()*+,/:;<=>?@[\\]^`{|}~';

/** The characters that each engine keeps in a host. `*` is a wildcard in options, so corsmith accepts no such origin. */
const KEPT: Readonly<Record<EngineName, string>> = {
  chromium: '!"$&\'()+,;=`{}~',
  firefox: "!$&'()+,;=`{}~",
  webkit: '!"$&\'()*+,;=`{}~',
};

/** The hosts of these that an engine can load a page from: the others have no address, or send the origin `null`. */
const LOADED: Readonly<Record<EngineName, string>> = {
  chromium: "!$&'()+,;=~",
  firefox: '$+',
  webkit: "!$&'()+,=~",
};

/** Pages on hosts with punctuation, such as http://a!b.localhost. */
export function hostSuite(name: EngineName, running: () => { readonly engine: Engine; readonly stage: Stage }): void {
  describe('punctuation in hosts', () => {
    test('is kept by the URL parser and accepted in origins', async () => {
      const { engine } = running();
      const origins = [...PUNCTUATION].map((character) => `http://a${character}b.localhost`);
      const serialized = await engine.evaluate(
        `${JSON.stringify(origins)}.map((url) => URL.canParse(url) ? new URL(url).origin : '')`,
      );
      const kept = [...PUNCTUATION].filter((_, index) => at(serialized, index) === origins[index]);
      expect(kept.join('')).toBe(KEPT[name]);
      const accepted = kept.filter((character) => isSerializedOrigin(`http://a${character}b.localhost`));
      expect(accepted.join('')).toBe(KEPT[name].replace('*', ''));
    });

    test.each([...LOADED[name]])(
      'a page on a%sb.localhost is allowed if it is listed, and only then',
      async (character) => {
        const { engine, stage } = running();
        const page = stage.place.page.replace('127.0.0.1', `a${character}b.localhost`);
        await engine.open(`${page}/`);
        const steps = [{ do: 'fetch' as const }];
        const sights = await playAll(engine, stage, [
          { id: 'punctuation-listed', cors: () => [page], steps },
          { id: 'punctuation-pattern', cors: () => 'http://*.localhost:*', steps },
        ]);
        expect(sights.map(({ gets }) => gets)).toEqual([['200'], ['blocked']]);
      },
    );
  });
}

function at(list: unknown, index: number): unknown {
  return Array.isArray(list) ? list[index] : undefined;
}
