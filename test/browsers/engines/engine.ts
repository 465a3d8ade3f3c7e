export const ENGINE_NAMES = ['chromium', 'firefox', 'webkit'] as const;
export type EngineName = (typeof ENGINE_NAMES)[number];

/** One line of the developer tools' console; `code` where the engine gives its messages a stable name. */
export interface ConsoleLine {
  readonly text: string;
  readonly code?: string;
  /** The address that the line is about, if the text does not contain it. */
  readonly url?: string;
}

export interface View {
  readonly width: number;
  readonly height: number;
  readonly scheme: 'light' | 'dark';
}

/** Input as from a keyboard, a mouse and a finger, in CSS pixels of the tab. */
export interface Input {
  /** Presses a key, or keys together: `Tab`, `Shift+Tab`, `a`. */
  press(keys: string): Promise<void>;
  /** Moves the mouse. */
  hover(x: number, y: number): Promise<void>;
  /** Taps with a finger; in WebKitGTK, whose screen has none, clicks with the mouse. */
  tap(x: number, y: number): Promise<void>;
  resize(width: number, height: number): Promise<void>;
}

/** The developer tools of a tab, with their network panel open. */
export interface DevTools {
  /** Evaluates an expression in the scope of the developer tools. */
  evaluate(expression: string): Promise<unknown>;
}

/** A domain whose names lead to an attacker at first, and later to 127.0.0.1. */
export interface Rebinding {
  readonly name: string;
  /** The attacker's address and port: `[::1]:8080`. */
  readonly attacker: string;
  /** The address space that the engine assigns to the attacker's address. */
  readonly space: 'local' | 'public';
}

/** A running browser with one tab. */
export interface Engine {
  readonly name: EngineName;
  readonly version: string;
  readonly input: Input;
  /** Loads a page and waits for its load event. */
  open(url: string): Promise<void>;
  /** Evaluates an expression in the page, awaits it, and returns its value as JSON. */
  evaluate(expression: string): Promise<unknown>;
  /** Clears the console. */
  clearConsole(): Promise<void>;
  console(): Promise<readonly ConsoleLine[]>;
  /** A PNG of the tab in its current state. */
  picture(): Promise<Buffer>;
  /** A PNG of the tab, in this size and color scheme. */
  screenshot?(view: View): Promise<Buffer>;
  /** Makes a name resolve to an address from now on; only Firefox. */
  resolveTo?(name: string, address: string): Promise<void>;
  /** Opens the developer tools of the tab in a separate window; not for WebKit. */
  openDevTools?(): Promise<DevTools>;
  /** Sends a command of the DevTools protocol to the tab; only for Chromium. */
  command?(method: string, params: Readonly<Record<string, unknown>>): Promise<unknown>;
  close(): Promise<void>;
}

/** The expression whose value is the JSON text of the awaited value of another one. */
export function asJson(expression: string): string {
  return `Promise.resolve(${expression}).then((value) => JSON.stringify(value ?? null))`;
}

export function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Tries again until there is a result. */
export async function poll<T>(what: string, attempt: () => Promise<T | undefined>, timeout = 60_000): Promise<T> {
  // not by the clock, which may be set in between
  const end = performance.now() + timeout;
  for (;;) {
    const result = await attempt();
    if (result !== undefined) return result;
    if (performance.now() > end) throw new Error(`${what}: nothing after ${timeout} ms`);
    await delay(25);
  }
}
