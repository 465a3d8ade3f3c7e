import { connect, createServer } from 'node:http2';
import type { ExchangeRow } from '../row.ts';
import { listen } from './listen.ts';
import {
  outcomeOf,
  type Play,
  perform,
  type Received,
  type Runner,
  respondAsApplication,
  type Stage,
} from './runner.ts';

/** The compatibility API of `node:http2`: the same handlers, no `host` header, no reason phrase. */
export async function http2Runner(): Promise<Runner> {
  const stage: Stage = { play: undefined };
  const server = createServer((request, response) =>
    perform(stage, request, response, (error) => respondAsApplication(response, error)),
  );
  const { port, close } = await listen(server);
  const session = connect(`http://127.0.0.1:${port}`);
  return {
    async run(row, middleware) {
      const play: Play = { row, middleware, nextCalls: [] };
      stage.play = play;
      return outcomeOf(play, await sendHttp2(session, row.request));
    },
    close() {
      session.close();
      return close();
    },
  };
}

/** HTTP/2 has `:authority` for the host: https://www.rfc-editor.org/rfc/rfc9113#name-request-pseudo-header-field */
export function sendHttp2(
  session: ReturnType<typeof connect>,
  { method, headers: { host, ...headers } }: ExchangeRow['request'],
): Promise<Received> {
  return new Promise((resolve, reject) => {
    const authority = host === undefined ? {} : { ':authority': String(host) };
    const stream = session.request({ ':method': method, ...authority, ...headers }, { endStream: true });
    let received: Omit<Received, 'body'> = { status: 0, headers: new Map() };
    let body = '';
    stream.on('response', ({ ':status': status = 0, ...fields }) => {
      const lines = Object.entries(fields).map(([name, value]) => [name, [value].flat().map(String)] as const);
      received = { status, headers: new Map(lines) };
    });
    stream.setEncoding('utf8');
    stream.on('data', (chunk: string) => {
      body += chunk;
    });
    stream.on('end', () => resolve({ ...received, body }));
    stream.on('error', reject);
  });
}
