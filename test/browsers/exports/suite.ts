import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { at, listAt } from '../engines/connection.ts';
import { type DevTools, type Engine, poll } from '../engines/engine.ts';
import type { Stage } from '../servers/stage.ts';
import { COPY, type Exports, FORMATS_OF, type Format, SEPARATORS } from './formats.ts';
import { isExported, recorded, recordedHar } from './recorded.ts';
import { callOf, REQUESTS } from './requests.ts';

type Place = Stage['place'];

const WRITES = process.env['CORSMITH_DOCS'] === 'write';

/** The engine's own developer tools still copy what was recorded, which `test/cli/input` reads. */
export function exportsSuite(
  name: keyof typeof COPY,
  running: () => { readonly engine: Engine; readonly stage: Stage },
): void {
  describe('exports of the developer tools', () => {
    let exports: Exports;
    beforeAll(async () => {
      exports = await exportAll(name, running());
    });

    test.each(FORMATS_OF[name])('%s', (format) => {
      const copies = copiesIn(exports, format);
      const { all } = exports;
      if (all !== undefined) {
        expect(all[format]?.split(SEPARATORS[format])).toEqual(expect.arrayContaining([...copies]));
      }
      compare(name, `${format}.txt`, textOf(exports, format, running().stage.place));
    });

    test('HAR', () => {
      compare(name, 'requests.har', recordedHar(exports.har, running().stage.place));
    });
  });
}

async function exportAll(
  name: keyof typeof COPY,
  { engine, stage }: { readonly engine: Engine; readonly stage: Stage },
): Promise<Exports> {
  const { place } = stage;
  const { api, page } = place;
  stage.prepare({ id: 'allowed', cors: () => ({ origin: page, credentials: true }) });
  stage.prepare({ id: 'refused' });
  await engine.open(`${page}/`);
  await engine.evaluate(
    `fetch('${api}/allowed/cookie', { credentials: 'include' }).then((response) => response.text())`,
  );
  const tools = await engine.openDevTools?.();
  if (tools === undefined) throw new Error(`${name} has no developer tools.`);
  const isSettled = (exports: Exports): boolean => WRITES || isAsRecorded(name, exports, place);
  let last: Exports | undefined;
  // A panel that was just opened may miss the first requests.
  for (let attempt = 0; attempt < 3; attempt++) {
    await engine.open(`${page}/`);
    for (const request of REQUESTS) await engine.evaluate(callOf(request, api));
    // The panel learns details of a request after its status, some of them late on a busy machine.
    await delay(500);
    const settled = await poll(
      'the export of all requests',
      async () => {
        const exports = await read(tools, name);
        last = exports ?? last;
        return exports !== undefined && isSettled(exports) ? exports : undefined;
      },
      8_000,
    ).catch(() => undefined);
    if (settled !== undefined) return settled;
  }
  if (last !== undefined) return last;
  throw new Error(`The network panel shows other requests: ${JSON.stringify(await tools.evaluate(COPY[name]))}`);
}

/** The panel shows a request a little later than the page has its response. */
async function read(tools: DevTools, name: keyof typeof COPY): Promise<Exports | undefined> {
  const exports = await tools.evaluate(COPY[name]);
  const entries = listAt(JSON.parse(String(at(exports, 'har') || '{}')), 'log', 'entries').filter(isExported);
  const isComplete = entries.every(
    (entry) => at(entry, 'request', 'method') !== 'OPTIONS' || at(entry, 'response', 'status'),
  );
  // Both expressions return what the interface describes.
  return isComplete && entries.length === REQUESTS.length + PREFLIGHTS ? (exports as Exports) : undefined;
}

/** The preflights for json, cookie, authorization, empty-header and not-allowed. */
const PREFLIGHTS = 5;

function copiesIn({ requests }: Exports, format: Format): readonly string[] {
  const names = Object.keys(requests).sort();
  return names.map((name) => requests[name]?.[format] ?? '');
}

function textOf(exports: Exports, format: Format, place: Place): string {
  return recorded(copiesIn(exports, format).join(exports.all === undefined ? '\n' : SEPARATORS[format]), place);
}

function isAsRecorded(name: keyof typeof COPY, exports: Exports, place: Place): boolean {
  return (
    recordedHar(exports.har, place) === readFileSync(fileOf(name, 'requests.har'), 'utf8') &&
    FORMATS_OF[name].every(
      (format) => textOf(exports, format, place) === readFileSync(fileOf(name, `${format}.txt`), 'utf8'),
    )
  );
}

function compare(name: string, file: string, text: string): void {
  const path = fileOf(name, file);
  if (WRITES) {
    mkdirSync(new URL('.', path), { recursive: true });
    writeFileSync(path, text);
  }
  expect(text, `${name} writes another ${file}; npm run docs:browsers records it again`).toBe(
    readFileSync(path, 'utf8'),
  );
}

function fileOf(name: string, file: string): URL {
  return new URL(`${name}/${file}`, import.meta.url);
}
