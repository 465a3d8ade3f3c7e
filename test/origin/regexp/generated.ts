import fc from 'fast-check';

/** A RegExp, and a sampler of texts that it matches, which is independent of the proof. */
export interface GeneratedRegExp {
  readonly source: string;
  readonly draw: (random: Random) => string;
}

/** A number from 0 up to, but not including, `limit`. */
export type Random = (limit: number) => number;

const CLASSES: readonly (readonly [source: string, characters: string])[] = [
  ['[a-z]', 'abcxyz'],
  ['[a-z0-9\\-]', 'abxyz019-'],
  ['\\w', 'abz09_'],
  ['\\d', '0159'],
  ['[^.]', 'abz0-_'],
  ['[^\\/]', 'ab.z0-_:'],
  ['.', 'ab.z0-_:/'],
  ['\\S', 'ab.z0-_:/'],
  ['[.\\-]', '.-'],
  ['[ab]', 'ab'],
  ['[\\w.]', 'ab.9'],
];

const LITERALS = [
  'a',
  'b',
  'app',
  'my',
  'example',
  'shop',
  'com',
  'co',
  'uk',
  'io',
  'localhost',
  'vercel',
  'app',
  '10',
  '127',
  '192',
  '168',
  '0',
  '1',
  '-',
  ':',
  ':3000',
  '_',
];

const escaped = (text: string) => text.replace(/[.[\]]/g, '\\$&').replace(/\//g, '\\/');
const literal = (text: string): GeneratedRegExp => ({ source: escaped(text), draw: () => text });

const literals = fc.constantFrom(...LITERALS).map(literal);
const dot = fc
  .constantFrom('\\.', '\\.', '\\.', '[.]', '\\x2e')
  .map((source): GeneratedRegExp => ({ source, draw: () => '.' }));
const classes = fc.constantFrom(...CLASSES).map(
  ([source, characters]): GeneratedRegExp => ({
    source,
    draw: (random) => characters.charAt(random(characters.length)),
  }),
);
const domains = fc
  .constantFrom(
    'example.com',
    'shop.co.uk',
    'localhost',
    'a.vercel.app',
    '127.0.0.1',
    '192.168.',
    '[::1]',
    'x.test',
    'vercel.app',
  )
  .map(literal);

function sequenceOf(parts: readonly GeneratedRegExp[]): GeneratedRegExp {
  return {
    source: parts.map(({ source }) => source).join(''),
    draw: (random) => parts.map(({ draw }) => draw(random)).join(''),
  };
}

function eitherOf(parts: readonly GeneratedRegExp[], open: string): GeneratedRegExp {
  return {
    source: `${open}${parts.map(({ source }) => source).join('|')})`,
    draw: (random) => parts[random(parts.length)]?.draw(random) ?? '',
  };
}

const QUANTIFIERS: readonly (readonly [source: string, min: number, max: number])[] = [
  ['?', 0, 1],
  ['??', 0, 1],
  ['*', 0, 3],
  ['+', 1, 3],
  ['+?', 1, 3],
  ['{2}', 2, 2],
  ['{1,3}', 1, 3],
  ['{0,2}', 0, 2],
  ['{2,}', 2, 4],
];

function quantified(part: GeneratedRegExp, [source, min, max]: readonly [string, number, number]): GeneratedRegExp {
  return {
    source: `(?:${part.source})${source}`,
    draw: (random) => Array.from({ length: min + random(max - min + 1) }, () => part.draw(random)).join(''),
  };
}

const { host } = fc.letrec<{ host: GeneratedRegExp; part: GeneratedRegExp }>((tie) => ({
  host: fc.array(tie('part'), { minLength: 1, maxLength: 4 }).map(sequenceOf),
  part: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { arbitrary: literals, weight: 4 },
    { arbitrary: dot, weight: 4 },
    { arbitrary: classes, weight: 3 },
    { arbitrary: domains, weight: 4 },
    {
      arbitrary: fc
        .tuple(tie('part'), fc.constantFrom(...QUANTIFIERS))
        .map(([part, quantifier]) => quantified(part, quantifier)),
      weight: 3,
    },
    {
      arbitrary: fc
        .tuple(fc.array(tie('host'), { minLength: 1, maxLength: 3 }), fc.constantFrom('(', '(?:'))
        .map(([parts, open]) => eitherOf(parts, open)),
      weight: 3,
    },
    {
      arbitrary: fc.constantFrom('\\b', '(?=.)', '(?!evil)', '(?:)').map((source) => ({ source, draw: () => '' })),
      weight: 1,
    },
  ),
}));

const scheme = fc.constantFrom<GeneratedRegExp>(
  literal('https://'),
  literal('https://'),
  literal('http://'),
  { source: 'https?:\\/\\/', draw: (random) => (random(2) === 0 ? 'http://' : 'https://') },
  { source: '(?:app|https):\\/\\/', draw: (random) => (random(2) === 0 ? 'app://' : 'https://') },
  { source: '(?:https?:\\/\\/)?', draw: (random) => (random(2) === 0 ? 'http://' : '') },
  { source: '\\w+:\\/\\/', draw: () => 'evil://' },
  literal(''),
);

const port = fc.constantFrom<GeneratedRegExp>(
  literal(''),
  literal(''),
  literal(':3000'),
  { source: '(?::\\d+)?', draw: (random) => (random(2) === 0 ? '' : `:${1 + random(9999)}`) },
  { source: ':?\\d*', draw: (random) => ['', ':', ':80', '80'][random(4)] ?? '' },
  { source: '(?:\\/.*)?', draw: (random) => (random(2) === 0 ? '' : '/x') },
);

const body = fc
  .tuple(scheme, fc.oneof(domains, host, fc.tuple(host, dot, domains).map(sequenceOf)), port)
  .map(sequenceOf);

/** RegExps in the shape of an origin, most of them anchored, some safe and some not. */
export const generatedRegExps: fc.Arbitrary<GeneratedRegExp & { readonly flags: string }> = fc
  .tuple(
    fc.array(body, { minLength: 1, maxLength: 2 }).map((parts) => eitherOf(parts, '(?:')),
    fc.constantFrom<readonly [string, string]>(['^', '$'], ['^', '$'], ['^', '$'], ['^', '$'], ['^', ''], ['', '$']),
    fc.constantFrom('', '', 'i', 'u', 's', 'v', 'm'),
  )
  .map(([{ source, draw }, [start, end], flags]) => ({ source: `${start}${source}${end}`, draw, flags }));

/** Texts that resemble one that was drawn. Some are foreign origins. */
export function mutate(text: string, random: Random): string {
  const at = random(text.length + 1);
  const letter = 'abz0-._:/'.charAt(random(9));
  const mutations = [
    () => text,
    () => text.slice(0, at) + letter + text.slice(at),
    () => text.slice(0, at) + text.slice(at + 1),
    () => text.slice(0, at) + letter + text.slice(at + 1),
    () => text.replace('://', '://evil'),
    () => text.replace('://', '://evil.'),
    () => text.replace(/(:\d+)?$/, '.evil.example$1'),
    () => text.replace(/(:\d+)?$/, 'evil$1'),
    () => text.replace(/\.(?=[^.]*$)/, 'x'),
    () => text.replace(/\./, 'x'),
    () => `evil${text}`,
    () => `https://${text}`,
    () => `${text}.`,
    () => `${text}:8443`,
  ];
  return mutations[random(mutations.length)]?.() ?? text;
}
