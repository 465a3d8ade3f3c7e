import { once } from 'node:events';
import { createConnection } from 'node:net';

/** Keyboard, mouse and windows of an X server: for WebKitGTK, whose inspector has no input. */
export interface Screen {
  /** Presses the keys of these symbols together. */
  press(keysyms: readonly number[]): void;
  button(isDown: boolean): void;
  move(x: number, y: number): void;
  /** Gives the keyboard to the program, as a window manager would. */
  focus(): Promise<void>;
  /** Makes the program's windows this large. */
  resize(width: number, height: number): Promise<void>;
  close(): void;
}

// https://www.x.org/releases/current/doc/xproto/x11protocol.html#request_encoding
const CONFIGURE_WINDOW = 12;
const QUERY_TREE = 15;
const SET_INPUT_FOCUS = 42;
const QUERY_EXTENSION = 98;
const GET_KEYBOARD_MAPPING = 101;
// https://www.x.org/releases/current/doc/xextproto/xtest.html
const FAKE_INPUT = 2;
const KEY_PRESS = 2;
const BUTTON_PRESS = 4;
const MOTION = 6;
const SHIFT = 0xffe1;

export async function openScreen(display: string): Promise<Screen> {
  const socket = createConnection(`/tmp/.X11-unix/X${display}`);
  let received = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    received = Buffer.concat([received, chunk]);
  });
  socket.on('error', () => {});

  async function read(length: number): Promise<Buffer> {
    while (received.length < length) await once(socket, 'data');
    const taken = received.subarray(0, length);
    received = received.subarray(length);
    return taken;
  }

  /** The next reply; events and errors are skipped. */
  async function reply(): Promise<Buffer> {
    for (;;) {
      const head = await read(32);
      if (head[0] === 1) return Buffer.concat([head, await read(head.readUInt32LE(4) * 4)]);
    }
  }

  await once(socket, 'connect');
  socket.write(Buffer.from([0x6c, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
  const opened = await read(8);
  const setup = await read(opened.readUInt16LE(6) * 4);
  const [first, last] = [setup.readUInt8(26), setup.readUInt8(27)];
  const root = setup.readUInt32LE(32 + padded(setup.readUInt16LE(16)) + setup.readUInt8(21) * 8);

  const name = 'XTEST';
  const query = Buffer.alloc(8 + padded(name.length));
  query.writeUInt8(QUERY_EXTENSION, 0);
  query.writeUInt16LE(query.length / 4, 2);
  query.writeUInt16LE(name.length, 4);
  query.write(name, 8);
  socket.write(query);
  const xtest = (await reply()).readUInt8(9);

  socket.write(Buffer.from([GET_KEYBOARD_MAPPING, 0, 2, 0, first, last - first + 1, 0, 0]));
  const mapping = await reply();
  const columns = mapping.readUInt8(1);

  /** The codes of the keys that write a symbol: one, or Shift and another. */
  function keycodes(keysym: number): readonly number[] {
    for (let code = first; code <= last; code++) {
      const place = 32 + (code - first) * columns * 4;
      if (mapping.readUInt32LE(place) === keysym) return [code];
      if (mapping.readUInt32LE(place + 4) === keysym) return [...keycodes(SHIFT), code];
    }
    throw new Error(`No key has the symbol ${keysym.toString(16)}.`);
  }

  async function windows(): Promise<readonly number[]> {
    const tree = Buffer.from([QUERY_TREE, 0, 2, 0, 0, 0, 0, 0]);
    tree.writeUInt32LE(root, 4);
    socket.write(tree);
    const found = await reply();
    return Array.from({ length: found.readUInt16LE(16) }, (_, index) => found.readUInt32LE(32 + index * 4));
  }

  function fake(type: number, detail: number, x = 0, y = 0): void {
    const request = Buffer.alloc(36);
    request.set([xtest, FAKE_INPUT, 9, 0, type, detail]);
    request.writeInt16LE(x, 24);
    request.writeInt16LE(y, 26);
    socket.write(request);
  }

  return {
    press(keysyms) {
      const codes = keysyms.flatMap(keycodes);
      for (const code of codes) fake(KEY_PRESS, code);
      for (const code of [...codes].reverse()) fake(KEY_PRESS + 1, code);
    },
    button: (isDown) => fake(isDown ? BUTTON_PRESS : BUTTON_PRESS + 1, 1),
    move: (x, y) => fake(MOTION, 0, x, y),
    async focus() {
      for (const window of await windows()) {
        const request = Buffer.alloc(12);
        request.set([SET_INPUT_FOCUS, 1, 3, 0]);
        request.writeUInt32LE(window, 4);
        socket.write(request);
      }
    },
    async resize(width, height) {
      for (const window of await windows()) {
        const request = Buffer.alloc(20);
        request.set([CONFIGURE_WINDOW, 0, 5, 0]);
        request.writeUInt32LE(window, 4);
        // width and height
        request.writeUInt16LE(0b1100, 8);
        request.writeUInt32LE(width, 12);
        request.writeUInt32LE(height, 16);
        socket.write(request);
      }
    },
    close: () => socket.destroy(),
  };
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}
