import { connect } from 'node:net';

/** One response as received. */
export interface RawAnswer {
  readonly status: number;
  /** Every line in order, with names in lower case: a duplicate header appears twice. */
  readonly lines: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

// much longer than any response takes
const HANGS = 10_000;

/** Writes arbitrary bytes, and reads until the server closes the connection. */
export function sendBytes(port: number, bytes: Buffer): Promise<readonly RawAnswer[]> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.setTimeout(HANGS, () => socket.destroy(new Error('the server hangs')));
    socket.on('data', (chunk) => chunks.push(chunk));
    // a server that responds with 400 may close before it has read everything
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error);
    });
    socket.on('close', () => resolve(parseAnswers(Buffer.concat(chunks).toString('latin1'))));
  });
}

/** Writes these bytes and disconnects immediately. */
export function sendAndLeave(port: number, bytes: Buffer): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes, () => socket.destroy()));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => resolve());
  });
}

/** The bytes of a request; header lines are sent unchanged, one byte per character. */
export function requestBytes(
  method: string,
  target: string,
  lines: readonly string[],
  { version = '1.1', close = true, body = '' }: { version?: string; close?: boolean; body?: string } = {},
): Buffer {
  const length = body === '' ? [] : [`Content-Length: ${body.length}`];
  const all = ['Host: own.example', ...(close ? ['Connection: close'] : []), ...length, ...lines];
  return Buffer.from(`${method} ${target} HTTP/${version}\r\n${all.join('\r\n')}\r\n\r\n${body}`, 'latin1');
}

export function valuesOf({ lines }: RawAnswer, name: string): readonly string[] {
  return lines.filter(([each]) => each === name).map(([, value]) => value);
}

function parseAnswers(text: string): readonly RawAnswer[] {
  const answers: RawAnswer[] = [];
  for (let rest = text; rest !== ''; ) {
    const end = rest.indexOf('\r\n\r\n');
    if (end === -1) throw new Error(`no response: ${JSON.stringify(rest.slice(0, 80))}`);
    const [first = '', ...head] = rest.slice(0, end).split('\r\n');
    const lines = head.map((line) => {
      const at = line.indexOf(':');
      return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()] as const;
    });
    const status = Number(first.split(' ')[1]);
    const [body, next] = bodyOf(status, rest.slice(end + 4), new Map(lines));
    answers.push({ status, lines, body });
    rest = next;
  }
  return answers;
}

/** The body, by length or to the end of the connection: https://www.rfc-editor.org/rfc/rfc9112#name-message-body-length */
function bodyOf(
  status: number,
  rest: string,
  head: ReadonlyMap<string, string>,
): readonly [body: string, rest: string] {
  const length = head.get('content-length') ?? (status === 204 ? 0 : rest.length);
  return [rest.slice(0, Number(length)), rest.slice(Number(length))];
}
