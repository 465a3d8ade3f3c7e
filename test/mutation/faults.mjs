// Faults in the proof of RegExps: each lets an unsafe RegExp through, or refuses a safe one. run-faults.mjs seeds them.

const REGEXP = 'src/origin/regexp';

/** File, original text, changed text. */
export const FAULTS = [
  // reading
  ['read.ts', 'return isAside ? builder.aside(group) : group;', 'return group;'],
  ['read.ts', "builder.loop(builder.place(ALPHABET, ''), 0); // a back-reference", 'EMPTY;'],
  ['read.ts', 'if (!isPlace) return builder.loop(part, min);', 'if (!isPlace) return part;'],
  ['read.ts', 'builder.loop(part, Math.min(min, 1))', 'part'],
  ['read.ts', "if (text === '$') return builder.place(END, '');", "if (text === '$') return EMPTY;"],
  ['tokens.ts', "source[at] === '[' && (at === start || flags.includes('v'))", "source[at] === '[' && at === start"],
  ['tokens.ts', 'Number(text.slice(1)) > groups.length', 'false'],
  ['characters.ts', '/[^iuvs]/g', '/[^uvs]/g'],
  ['automaton.ts', 'optional: ({ first, last }) => ({ first, last, empty: 1 })', 'optional: (part) => part'],
  ['automaton.ts', '    connect(again, part.first);\n', ''],
  ['automaton.ts', 'loop(single(before), 0), whole', 'whole'],
  ['automaton.ts', 'whole, loop(single(after), 0)', 'whole'],
  // intersecting
  [
    'grammar.ts',
    "dot: { characters: '.', next: ['label', 'lastDigits', 'lastName'] }",
    "dot: { characters: '.', next: ['label', 'lastName'] }",
  ],
  [
    'grammar.ts',
    "const AFTER_NAME: readonly Position[] = ['rootDot', 'colon', 'end'];",
    "const AFTER_NAME: readonly Position[] = ['rootDot', 'end'];",
  ],
  // proving
  ['anchors.ts', 'around.includes(after)]', 'false]'],
  ['obstacle.ts', 'const MOST_CHOICES = 4;', 'const MOST_CHOICES = 26;'],
  ['schemes.ts', 'isFree(node, SCHEME) || ', ''],
  ['list-sites.ts', "scheme.endsWith('-extension')", 'false'],
  ['names.ts', "(position === 'dot' && isComplete)", "position === 'dot'"],
  ['names.ts', 'places.has(place) && isLetterOfName(previous)', 'false'],
  ['names.ts', 'allowsJoined ? undefined : findJoinedEnd(hosts, ends)', 'undefined'],
  ['addresses.ts', 'isFixedStill || PERHAPS_PRIVATE.test(longer)', 'true'],
  ['prove.ts', 'isOwnedHost(host, trusting));\n  if (!isObstacle', 'isOwnedHost(host, false));\n  if (!isObstacle'],
  // time
  ['speed.ts', 'const MOST_LOOPS_IN_A_ROW = 3;', 'const MOST_LOOPS_IN_A_ROW = 4;'],
  ['speed.ts', 'if (a === b && one !== other) return true;', ''],
].map(([file, original, changed]) => ({ file: `${REGEXP}/${file}`, original, changed }));
