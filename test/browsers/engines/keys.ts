/** A key with its names in the protocols of the browsers. */
export interface Key {
  /** `KeyboardEvent.key` */
  readonly key: string;
  /** The virtual key code of Windows, which Chromium expects. */
  readonly code: number;
  /** The character that WebDriver has for the key. */
  readonly webdriver: string;
  /** The X11 symbol. */
  readonly keysym: number;
}

const NAMED: Readonly<Record<string, Omit<Key, 'key'>>> = {
  Tab: { code: 9, webdriver: '\ue004', keysym: 0xff09 },
  Enter: { code: 13, webdriver: '\ue007', keysym: 0xff0d },
  Shift: { code: 16, webdriver: '\ue008', keysym: 0xffe1 },
  Control: { code: 17, webdriver: '\ue009', keysym: 0xffe3 },
  Escape: { code: 27, webdriver: '\ue00c', keysym: 0xff1b },
  ArrowDown: { code: 40, webdriver: '\ue015', keysym: 0xff54 },
  ' ': { code: 32, webdriver: ' ', keysym: 0x20 },
};

/** The keys of `Shift+Tab` or `a`, in the order in which they are pressed. */
export function readKeys(combination: string): readonly Key[] {
  const names = combination.length === 1 ? [combination] : combination.split('+');
  return names.map((key) => ({ key, ...(NAMED[key] ?? character(key)) }));
}

/** Letters, digits and punctuation have their own symbols. */
function character(key: string): Omit<Key, 'key'> {
  return { code: key.toUpperCase().charCodeAt(0), webdriver: key, keysym: key.charCodeAt(0) };
}
