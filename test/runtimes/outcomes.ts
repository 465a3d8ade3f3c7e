import { setTimeout } from 'node:timers/promises';
import { splitList } from '../../src/standard/tokens.ts';
import { sendHttp } from '../exchanges/runners/http-client.ts';
import type { Received } from '../exchanges/runners/runner.ts';
import { ROWS, type Row } from './rows.ts';

/** The parts of a response that have to be the same everywhere. */
export interface Outcome {
  readonly status: number;
  /** Whether the application responded. */
  readonly application: boolean;
  readonly headers: Readonly<Record<string, string>>;
  /** The names, sorted. */
  readonly vary: readonly string[];
  readonly cookies: number;
  /** The body of a response from corsmith. */
  readonly body: string | undefined;
}

const OFF = ROWS.findIndex(({ name }) => name.startsWith('off: missing'));

/** Sends all rows, several at a time, and returns the responses. */
export async function sendRows(port: number, path = '/api', rows: readonly Row[] = ROWS): Promise<readonly Outcome[]> {
  const own = await ownVary(port, `${path}/echo`);
  const outcomes: Outcome[] = [];
  let next = 0;
  const work = async () => {
    for (let at = next++; at < rows.length; at = next++) {
      const row = rows[at] as Row; // within its length
      const received = await inTime(send(port, `${path}/${row.path}`, row).catch(failed));
      outcomes[at] = outcomeOf(row, received, own);
    }
  };
  await Promise.all(Array.from({ length: 8 }, work));
  return outcomes;
}

function send(port: number, path: string, { method, headers, policy }: Pick<Row, 'method' | 'headers' | 'policy'>) {
  if (policy === undefined) return sendHttp(port, { method, path, headers });
  const chosen = { ...headers, 'x-policy': String(policy) };
  if (!WITH_BODY.has(method)) return sendHttp(port, { method, path, headers: chosen });
  // for DELETE, Node's client does not add a length
  const body = { 'content-type': 'application/json', 'content-length': '2' };
  return sendHttp(port, { method, path, headers: { ...body, ...chosen }, body: '{}' });
}

/** Some frameworks refuse these methods from other origins unless the body is not that of a form. */
const WITH_BODY: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** A request that never gets a response would block those after it. */
async function inTime(response: Promise<Received>): Promise<Received> {
  const received = await Promise.race([response, setTimeout(30_000, undefined, { ref: false })]);
  if (received === undefined) throw new Error('no response within 30 seconds');
  return received;
}

function failed(error: unknown): Received {
  return { status: 0, headers: new Map([['error', [String(error)]]]), body: '' };
}

/** Names that the framework itself adds to `Vary`: those that a response has when CORS is off. */
async function ownVary(port: number, path: string): Promise<readonly string[]> {
  const { headers } = await inTime(send(port, path, { method: 'GET', headers: {}, policy: OFF }));
  return varyOf(headers);
}

function varyOf(headers: Received['headers']): readonly string[] {
  return (headers.get('vary') ?? []).flatMap(splitList).map((name) => name.toLowerCase());
}

function outcomeOf(row: Row, { status, headers, body }: Received, own: readonly string[]): Outcome {
  const names = [...headers.keys()].filter((name) => name.startsWith('access-control-') || name === 'error').sort();
  return {
    status,
    application: headers.has('x-app'),
    headers: Object.fromEntries(names.map((name) => [name, (headers.get(name) ?? []).join(' AND ')])),
    vary: varyOf(headers)
      .filter((name) => !own.includes(name))
      .sort(),
    cookies: headers.get('set-cookie')?.length ?? 0,
    body: row.isOwn ? body : undefined,
  };
}
