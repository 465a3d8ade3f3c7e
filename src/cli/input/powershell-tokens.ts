import type { Refusal } from './pasted.ts';

export interface PowerShellToken {
  readonly kind: 'string' | 'word' | 'mark';
  readonly text: string;
}

// words, and the marks that have a meaning; a backtick before a line break continues the line
const NEXT = /`\r?\n|[^\S\n]+|\n|"|'|@\{|[{}();=,]|[^\s"'{}();=,`]+|[\s\S]/y;
const CHARACTER = /\$\(\[char\](\d{1,5})\)/y;

/** The tokens of a text of PowerShell; nothing is expanded but `$([char]N)`. */
export function readTokens(text: string): readonly PowerShellToken[] | Refusal {
  const tokens: PowerShellToken[] = [];
  NEXT.lastIndex = 0;
  for (let match = NEXT.exec(text); match !== null; match = NEXT.exec(text)) {
    const [found] = match;
    if (found === '"' || found === "'") {
      const read = found === '"' ? readDoubleQuoted(text, NEXT.lastIndex) : readSingleQuoted(text, NEXT.lastIndex);
      if (read === undefined) return { reason: `A quote ${found} is not closed: is the paste complete?` };
      tokens.push({ kind: 'string', text: read.value });
      NEXT.lastIndex = read.end;
    } else if (found === '\n' || /^(?:@\{|[{}();=,])$/.test(found)) tokens.push({ kind: 'mark', text: found });
    else if (found.trim() !== '' && !found.startsWith('`')) tokens.push({ kind: 'word', text: found });
  }
  return tokens;
}

interface ReadString {
  readonly value: string;
  readonly end: number;
}

/** https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_special_characters */
function readDoubleQuoted(text: string, start: number): ReadString | undefined {
  const plain = /[^"`$]+/y;
  let value = '';
  for (let at = start; at < text.length; ) {
    const char = text.charAt(at);
    if (char === '"' && text.charAt(at + 1) !== '"') return { value, end: at + 1 };
    CHARACTER.lastIndex = at;
    const unit = CHARACTER.exec(text);
    if (unit !== null) {
      value += String.fromCharCode(Number(unit[1]));
      at += unit[0].length;
      continue;
    }
    plain.lastIndex = at;
    const [run] = plain.exec(text) ?? [];
    // a doubled quote is one, and a backtick makes the next character literal
    value += run ?? (char === '$' ? char : text.charAt(at + 1));
    at += run?.length ?? (char === '$' ? 1 : 2);
  }
  return undefined;
}

/** A doubled quote stands for one; nothing else is special. */
function readSingleQuoted(text: string, start: number): ReadString | undefined {
  for (let at = text.indexOf("'", start); at >= 0; at = text.indexOf("'", at + 2)) {
    if (text.charAt(at + 1) !== "'") return { value: text.slice(start, at).replaceAll("''", "'"), end: at + 1 };
  }
  return undefined;
}
