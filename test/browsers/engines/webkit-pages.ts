import { at, type Connection, connect, createConnection, type Listener } from './connection.ts';
import { poll } from './engine.ts';

export interface Pages {
  /** The connection to the page that the tab currently shows. */
  page(): Promise<Connection>;
  close(): void;
}

/** WebKit's inspector speaks to a page through another connection, which also says which process shows the page. */
export async function connectToPages(url: string, listener: Listener): Promise<Pages> {
  const pages = new Map<unknown, ReturnType<typeof createConnection>>();
  let current: unknown;

  // The first event may arrive before connect() has resolved.
  const outer = connect(url, (method, params) => {
    if (method === 'Target.targetCreated') add(at(params, 'targetInfo'));
    // A navigation to another site may continue in another process, as another target.
    if (method === 'Target.didCommitProvisionalTarget') show(at(params, 'newTargetId'));
    if (method === 'Target.dispatchMessageFromTarget') {
      pages.get(at(params, 'targetId'))?.receive(String(at(params, 'message')));
    }
  });

  function add(target: unknown): void {
    if (at(target, 'type') !== 'page') return;
    const targetId = at(target, 'targetId');
    const send = (message: string): void => {
      outer.then((connection) => passOn(connection, targetId, message)).catch(ignore);
    };
    pages.set(targetId, createConnection({ send, close: ignore }, listener));
    if (at(target, 'isProvisional') !== true) show(targetId);
  }

  function show(targetId: unknown): void {
    const left = pages.get(current);
    current = targetId;
    left?.fail(new Error('The page has been left.'));
    pages.get(targetId)?.connection.send('Console.enable').catch(ignore);
  }

  const { close } = await outer;
  return { page: () => poll('a page of MiniBrowser', async () => pages.get(current)?.connection), close };
}

/**
 * The inspector passes messages on between its processes by TCP, and delays the page's response until the receipt for
 * the question is acknowledged. The kernel does so after 40 ms, or at once with the next command: any will do.
 */
async function passOn(connection: Connection, targetId: unknown, message: string): Promise<void> {
  await connection.send('Target.sendMessageToTarget', { targetId, message });
  await connection.send('Target.setPauseOnStart', { pauseOnStart: false });
}

function ignore(): void {}
