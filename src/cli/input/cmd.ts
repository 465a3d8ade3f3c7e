import type { Commands } from './bash.ts';
import type { Refusal } from './pasted.ts';

interface State {
  readonly text: string;
  at: number;
  line: string;
  isQuoted: boolean;
  readonly lines: string[];
}

/** What Chromium escaped with a caret inside plain quotes, in the format before `^"`. */
const OLD_ESCAPE = /[^\w\s:=+~'/.',?;()*`&-]/;

/**
 * Splits a text into words as cmd.exe and then the C runtime of curl.exe do: the first removes carets, the second
 * reads quotes and backslashes.
 *
 * https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments
 */
export function readCmd(text: string): Commands | Refusal {
  const state: State = { text: text.replaceAll('\r\n', '\n'), at: 0, line: '', isQuoted: false, lines: [] };
  while (state.at < state.text.length) readChar(state);
  endLine(state);
  // DevTools doubles every backslash, although only those before a quote need it
  const isCopied = /\^["\\]/.test(text);
  const commands: (readonly string[])[] = [];
  for (const line of state.lines) {
    const words = splitWords(line, isCopied);
    if (words === undefined) return { reason: 'A quote " is not closed: is the paste complete?' };
    if (words.length > 0) commands.push(words);
  }
  return { commands, notes: [] };
}

function readChar(state: State): void {
  const { text, at, isQuoted } = state;
  const char = text.charAt(at);
  if (char === '^') {
    if (isQuoted) readOldEscape(state);
    else readCaret(state);
    return;
  }
  state.at++;
  if (char === '\n' || (!isQuoted && (char === '&' || char === '|'))) {
    endLine(state);
    return;
  }
  if (char === '"') state.isQuoted = !isQuoted;
  state.line += char;
}

/** A caret makes the next character literal. Before a line break, both are dropped and the character after them is literal. */
function readCaret(state: State): void {
  const at = state.text.charAt(state.at + 1) === '\n' ? state.at + 2 : state.at + 1;
  state.line += state.text.charAt(at);
  state.at = at + 1;
}

/** cmd.exe keeps a caret inside quotes, but older versions of Chromium wrote one there as an escape. */
function readOldEscape(state: State): void {
  const { text, at } = state;
  const next = text.charAt(at + 1);
  const isBeforeName = text.slice(Math.max(at - 2, 0), at) === '^%' && /\w/.test(next);
  const isQuote = next === '"' && !text.slice(Math.max(at - 2, 0), at).endsWith('^\\');
  if (isBeforeName) {
    state.at++;
    return;
  }
  if (!OLD_ESCAPE.test(next) || isQuote) {
    state.line += '^';
    state.at++;
    return;
  }
  state.line += next;
  state.at += 2;
}

function endLine(state: State): void {
  state.lines.push(state.line);
  state.line = '';
  state.isQuoted = false;
}

/** Undefined if a quote is not closed. */
function splitWords(line: string, isCopied: boolean): readonly string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  let isQuoted = false;
  for (let at = 0; at < line.length; ) {
    const char = line.charAt(at);
    if (!isQuoted && (char === ' ' || char === '\t')) {
      if (word !== undefined) words.push(word);
      word = undefined;
      at++;
      continue;
    }
    const { text, end, toggles } = isCopied ? readCopiedUnit(line, at) : readUnit(line, at, isQuoted);
    word = (word ?? '') + text;
    if (toggles) isQuoted = !isQuoted;
    at = end;
  }
  if (word !== undefined) words.push(word);
  return isQuoted ? undefined : words;
}

interface Unit {
  readonly text: string;
  readonly end: number;
  readonly toggles: boolean;
}

function readCopiedUnit(line: string, at: number): Unit {
  const [char, next] = [line.charAt(at), line.charAt(at + 1)];
  if (char === '"') return { text: '', end: at + 1, toggles: true };
  if (char === '\\' && (next === '\\' || next === '"')) return { text: next, end: at + 2, toggles: false };
  return { text: char, end: at + 1, toggles: false };
}

/** Two quotes inside quotes are one, and so is a quote after an odd number of backslashes. */
function readUnit(line: string, at: number, isQuoted: boolean): Unit {
  const char = line.charAt(at);
  if (char === '"') {
    const isDoubled = isQuoted && line.charAt(at + 1) === '"';
    return isDoubled ? { text: '"', end: at + 2, toggles: false } : { text: '', end: at + 1, toggles: true };
  }
  if (char !== '\\') return { text: char, end: at + 1, toggles: false };
  let end = at;
  while (line.charAt(end) === '\\') end++;
  const count = end - at;
  if (line.charAt(end) !== '"') return { text: '\\'.repeat(count), end, toggles: false };
  const slashes = '\\'.repeat(Math.floor(count / 2));
  return count % 2 === 0
    ? { text: slashes, end, toggles: false }
    : { text: `${slashes}"`, end: end + 1, toggles: false };
}
