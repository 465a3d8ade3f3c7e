/** What an attacker could register, or a developer mistake: super- and substrings, neighbors in scheme, label and port. */
export function nearMisses(origin: string): readonly string[] {
  const [, scheme = '', name = '', port = ''] = /^([^:]+):\/\/(.*?)(:[0-9]+)?$/.exec(origin) ?? [];
  const hosts = [
    ...['sub.', 'a.b.', 'x', 'evil-'].map((prefix) => prefix + name),
    ...['.', 'x', '.evil.test', '-evil.test'].map((suffix) => name + suffix),
    name.slice(1),
    name.slice(0, -1),
    name.slice(name.indexOf('.') + 1),
    name.replace('.', 'x'),
    name.replace('.', '-'),
  ];
  const others = ['http', 'https', 'app', `${scheme}x`].map((other) => `${other}://${name}${port}`);
  const ports = ['', ':8443', ':1', `${port}0`, port.slice(0, -1)].map((other) => `${scheme}://${name}${other}`);
  const all = [...hosts.map((other) => `${scheme}://${other}${port}`), ...others, ...ports];
  return all.filter((each) => each !== origin && isSerializedOrigin(each));
}

/** Whether a browser would serialize an origin to this text: https://html.spec.whatwg.org/#ascii-serialisation-of-an-origin */
export function isSerializedOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, origin, port, hostname } = new URL(text);
  if (port === '0' || hostname.startsWith('.') || hostname.includes('..')) return false;
  return protocol === 'http:' || protocol === 'https:'
    ? origin === text
    : /^[a-z][a-z0-9+.-]*:\/\/[a-z0-9._-]+(:[1-9][0-9]*)?$/.test(text);
}

/** Origins that an entry of an allow-list covers. */
export function instances(entry: string): readonly string[] {
  const hosts = entry.includes('*.')
    ? ['a.', 'a.b.', 'a_b.', '-.'].map((labels) => entry.replace('*.', labels))
    : [entry];
  return hosts
    .flatMap((each) => (each.endsWith(':*') ? ['', ':1', ':65535'].map((port) => each.slice(0, -2) + port) : [each]))
    .filter((each) => each === 'null' || isSerializedOrigin(each));
}

/** Origins that no browser sends, but other clients may. */
export function malformed(origin: string): readonly string[] {
  const after = [
    '/',
    '/path',
    '?',
    '#',
    ' ',
    ':',
    ':0',
    ':65536',
    ':080',
    ':*',
    ', https://evil.test',
    ` ${origin}`,
    '\u0000',
    '%',
  ];
  const before = [' ', ', ', 'https://evil.test, ', '\u00e9', 'https://'];
  const scheme = origin.indexOf('://') + 3;
  const inside = [
    '.',
    '*.',
    'user@',
    'a..',
    'a b.',
    'a<b.',
    'é.',
    'evil.test/',
    'evil.test#',
    'evil.test\\',
    `${'a'.repeat(330)}.`,
  ];
  return [
    ...after.map((text) => origin + text),
    ...before.map((text) => text + origin),
    ...inside.map((text) => origin.slice(0, scheme) + text + origin.slice(scheme)),
    origin.toUpperCase(),
    origin.slice(0, -1) + origin.slice(-1).toUpperCase(),
  ].filter((text) => text !== origin);
}
