/** What a RegExp's source tells without running it. */
export interface RegExpOutline {
  /** Stretches of fixed text in order, a bare dot read as the dot that its author most likely meant. */
  readonly literals: readonly string[];
  /** `a|b` outside every group: an anchor then binds to one side only. */
  readonly alternatives: boolean;
  /** A repeated group whose body begins and ends in something repeated: time may grow without bound. */
  readonly nestedQuantifiers: boolean;
  /** That, or a repeated group of alternatives, which may overlap. */
  readonly mayBeSlow: boolean;
}

// an escape, a class, the start of a group with its prefix, or any one character; and its quantifier
const ATOM =
  /(?:\\[\s\S]|\[\^?(?:\\[\s\S]|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]|<\w+>))?|[\s\S])((?:[*+?]|\{\d+(?:,\d*)?\})\??)?/g;

interface Group {
  /** Begins and ends in something repeated, so that two of them in a row leave open where the one ends. */
  readonly loose: boolean;
  readonly branches: boolean;
  /** Behind its closing parenthesis. */
  readonly quantifier: string;
}

export function outlineRegExp(source: string): RegExpOutline {
  const atoms = source.matchAll(ATOM);
  const literals: string[] = [];
  let literal = '';
  let nestedQuantifiers = false;
  let mayBeSlow = false;

  const endLiteral = () => {
    if (literal !== '') literals.push(literal);
    literal = '';
  };

  // reads up to the closing parenthesis, or to the end
  const readGroup = (): Group => {
    let first: boolean | undefined;
    let last = false;
    let branches = false;
    for (const [text, quantifier = ''] of atoms) {
      const atom = text.slice(0, text.length - quantifier.length);
      const fixed = fixedCharacter(atom);
      if (fixed === undefined || quantifier !== '') endLiteral();
      else literal += fixed;

      if (atom === ')') return { loose: first === true && last, branches, quantifier };
      if (atom === '|') branches = true;
      if ('|^$'.includes(atom)) continue;
      last = isUnbounded(quantifier);
      if (atom.startsWith('(')) {
        const group = readGroup();
        const repeated = isUnbounded(group.quantifier);
        nestedQuantifiers ||= repeated && group.loose;
        mayBeSlow ||= repeated && (group.loose || group.branches);
        last = repeated || group.loose;
      }
      first ??= last;
    }
    endLiteral();
    return { loose: false, branches, quantifier: '' };
  };

  const { branches } = readGroup();
  return { literals, alternatives: branches, nestedQuantifiers, mayBeSlow };
}

function isUnbounded(quantifier: string): boolean {
  return /^[*+]|,\}/.test(quantifier);
}

function fixedCharacter(atom: string): string | undefined {
  if (atom.startsWith('\\')) return /\\\W/.test(atom) ? atom.slice(1) : undefined;
  const [, only] = /^\[\\?([^\w\\^])\]$/.exec(atom) ?? []; // a dot is often written [.]
  if (only !== undefined) return only;
  return atom.startsWith('[') || atom.startsWith('(') || '^$)|'.includes(atom) ? undefined : atom;
}
