import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isListedIn, sectionFor } from '../../docs/console-sections.ts';
import type { Engine, EngineName } from '../engines/engine.ts';
import { consoleLines } from '../play.ts';
import { SITUATIONS, type Situation } from './situations.ts';

/** Lines about the same failure that do not name a cause. */
const FOLLOW_UP = 'The reason is in another line';

/** The lines of the console about failures that are not about CORS headers, and where docs/troubleshooting.md lists them. */
export function consoleSuite(name: EngineName, running: () => { readonly engine: Engine }): void {
  describe('console lines', () => {
    let situation: Situation;
    const page = createServer((_request, response) =>
      response.writeHead(200, { 'Content-Type': 'text/html', ...situation.page }).end('<!doctype html><body>'),
    );
    const api = createServer(({ headers }, response) => {
      const allow = situation.section === 'The origin is null' ? {} : { 'Access-Control-Allow-Origin': headers.origin };
      response.writeHead(200, { ...(headers.origin && allow), ...situation.api });
      response.end('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>');
    });
    api.on('upgrade', (_request, socket) => socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n'));
    beforeAll(async () => {
      await Promise.all([page, api].map((server) => new Promise<void>((done) => server.listen(0, '127.0.0.1', done))));
    });
    afterAll(() => {
      for (const server of [page, api]) server.close().closeAllConnections();
    });

    const printed = SITUATIONS.filter(({ engines }) => engines.includes(name));
    test.each(printed)('$what leads to its section', async (each) => {
      situation = each;
      const { engine } = running();
      await engine.open(`http://127.0.0.1:${portOf(page)}/`);
      await engine.clearConsole();
      await engine.evaluate(withUrls(each.script, portOf(api)));
      let lines = await causes(engine);
      // a line that only reports the failure may come long before the one with its cause
      for (let waited = 0; lines.length === 0 && waited < 20; waited += 1) lines = await causes(engine);
      expect([...new Set(lines.map(sectionFor))], lines.join('\n')).toEqual([each.section]);
      expect(lines.filter((line) => !isListedIn(each.section, line))).toEqual([]);
    });
  });
}

/** The lines of the console that name a cause. */
async function causes(engine: Engine): Promise<readonly string[]> {
  // WebKit repeats the cause after it
  const texts = (await consoleLines(engine)).map(({ text }) => text.replace(/^Failed to load resource: (?!net::)/, ''));
  return texts.filter((line) => line !== '' && sectionFor(line) !== FOLLOW_UP);
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port; // it listens on a port
}

function withUrls(script: string, port: number): string {
  return script
    .replaceAll('SITE_URL', JSON.stringify(`http://localhost:${port}/`))
    .replaceAll('WS_URL', JSON.stringify(`ws://127.0.0.1:${port}/`))
    .replaceAll(/\bURL\b/g, JSON.stringify(`http://127.0.0.1:${port}/`));
}
