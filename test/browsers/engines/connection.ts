import { WebSocket } from 'ws';

type Fields = Readonly<Record<string, unknown>>;
export type Listener = (method: string, params: unknown) => void;

/** Commands and events over a WebSocket, as CDP, WebDriver BiDi and WebKit's inspector have them. */
export interface Connection {
  send(method: string, params?: Fields, extra?: Fields): Promise<unknown>;
  close(): void;
}

interface Waiting {
  readonly method: string;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

export interface Wire {
  send(message: string): void;
  close(): void;
}

/** The bookkeeping of commands, apart from the socket: WebKit speaks a second protocol inside the first. */
export function createConnection(
  wire: Wire,
  listener: Listener,
): { connection: Connection; receive: (message: string) => void; fail: (error: Error) => void } {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  const connection: Connection = {
    send: (method, params = {}, extra = {}) =>
      new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, { method, resolve, reject });
        wire.send(JSON.stringify({ id: last, method, params, ...extra }));
      }),
    close: () => wire.close(),
  };
  function receive(text: string): void {
    const message: unknown = JSON.parse(text);
    const id = Number(at(message, 'id'));
    const waiter = waiting.get(id);
    if (waiter === undefined) {
      listener(String(at(message, 'method')), at(message, 'params'));
      return;
    }
    waiting.delete(id);
    if (at(message, 'error') === undefined) waiter.resolve(at(message, 'result'));
    else waiter.reject(new Error(`${waiter.method}: ${text}`));
  }
  function fail(error: Error): void {
    for (const waiter of waiting.values()) waiter.reject(error);
    waiting.clear();
  }
  return { connection, receive, fail };
}

/** Listens before the socket is open: the first event may arrive together with the upgrade. */
export function connect(url: string, listener: Listener = () => {}): Promise<Connection> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { perMessageDeflate: false, maxPayload: 1 << 28 });
    const { connection, receive, fail } = createConnection(
      { send: (message) => socket.send(message), close: () => socket.terminate() },
      listener,
    );
    socket.on('message', (data) => receive(String(data)));
    // Firefox writes a frame in two parts and holds back the second until the first is acknowledged. The kernel
    // delays that by 40 ms, unless we send something at the same time: a pong, which needs no response.
    socket.once('upgrade', (response) => {
      socket.once('open', () => {
        response.socket.on('data', () => {
          if (socket.readyState === WebSocket.OPEN) socket.pong();
        });
        resolve(connection);
      });
    });
    socket.on('error', reject);
    socket.once('close', () => fail(new Error(`The connection to ${url} is closed.`)));
  });
}

/** The value at a path of names, whatever the path contains. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce((inner, name) => fields(inner)[name], value);
}

/** The elements at a path of names. */
export function listAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
}

function fields(value: unknown): Fields {
  // Any object can have any name.
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}
