/** What a RegExp's source tells without running it. */
export interface RegExpOutline {
  /** Stretches of fixed text in order, a bare dot read as the dot that its author most likely meant. */
  readonly literals: readonly string[];
  /** `a|b` outside every group: an anchor then binds to one side only. */
  readonly alternatives: boolean;
  /** A repeated group whose body ends and begins in something repeated: time may grow without bound. */
  readonly nestedQuantifiers: boolean;
}

// an escape, a class, the start of a group with its prefix, or any one character
const ATOM = /\\[\s\S]|\[\^?(?:\\[\s\S]|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]|<\w+>))?|[\s\S]/g;
const QUANTIFIER = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/;

interface Group {
  first: 'fixed' | 'repeated' | undefined;
  last: 'fixed' | 'repeated' | undefined;
}

export function outlineRegExp(source: string): RegExpOutline {
  const literals: string[] = [];
  const groups: Group[] = [{ first: undefined, last: undefined }];
  let literal = '';
  let alternatives = false;
  let nestedQuantifiers = false;
  let quantifierEnd = 0;

  const endLiteral = () => {
    if (literal !== '') literals.push(literal);
    literal = '';
  };

  for (const { 0: atom, index } of source.matchAll(ATOM)) {
    if (index < quantifierEnd) continue;
    const [quantifier = ''] = QUANTIFIER.exec(source.slice(index + atom.length)) ?? [];
    quantifierEnd = index + atom.length + quantifier.length;
    const unbounded = /^[*+]|,\}/.test(quantifier);

    if (atom.startsWith('(')) {
      endLiteral();
      groups.push({ first: undefined, last: undefined });
      quantifierEnd = 0;
      continue;
    }
    let repeated = unbounded;
    if (atom === ')') {
      const group = groups.length > 1 ? groups.pop() : undefined;
      const loose = group?.first === 'repeated' && group.last === 'repeated';
      nestedQuantifiers ||= unbounded && loose;
      repeated ||= loose;
    }
    const fixed = fixedCharacter(atom);
    if (fixed === undefined || quantifier !== '') endLiteral();
    else literal += fixed;
    if (atom === '|') {
      alternatives ||= groups.length === 1;
    } else if (atom !== '^' && atom !== '$') {
      const group = groups[groups.length - 1];
      if (group !== undefined) {
        group.last = repeated ? 'repeated' : 'fixed';
        group.first ??= group.last;
      }
    }
  }
  endLiteral();
  return { literals, alternatives, nestedQuantifiers };
}

function fixedCharacter(atom: string): string | undefined {
  if (atom.startsWith('\\')) return /\\\W/.test(atom) ? atom.slice(1) : undefined;
  return atom.startsWith('[') || '^$()|'.includes(atom) ? undefined : atom;
}
