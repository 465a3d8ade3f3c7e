import { readAnsiC } from './bash-ansi-c.ts';
import { quote } from './copied-request.ts';
import type { Refusal } from './pasted.ts';

/** The commands of a text, each as the words that a shell would pass to it. */
export interface Commands {
  readonly commands: readonly (readonly string[])[];
  readonly notes: readonly string[];
}

interface State {
  readonly text: string;
  at: number;
  /** Undefined between two words. */
  word: string | undefined;
  /** The next word is the target of a redirection. */
  isTarget: boolean;
  words: string[];
  readonly commands: string[][];
  readonly notes: Set<string>;
}

// what is the same in and out of quotes
const PLAIN = /[^\\'"$` \t\r\n;&|()<>]+/y;
const MOST_NOTES = 5;

/**
 * Splits a text into words as bash does. Nothing is expanded and nothing is executed: variables and substitutions stay
 * as they are.
 *
 * https://www.gnu.org/software/bash/manual/html_node/Quoting.html
 */
export function readBash(text: string): Commands | Refusal {
  const state: State = { text, at: 0, word: undefined, isTarget: false, words: [], commands: [], notes: new Set() };
  while (state.at < text.length) {
    const reason = readToken(state);
    if (reason !== undefined) return { reason };
  }
  endCommand(state);
  return { commands: state.commands, notes: [...state.notes] };
}

/** Why the next part cannot be read; undefined if it can. */
function readToken(state: State): string | undefined {
  const { text, at } = state;
  const char = text.charAt(at);
  const next = text.charAt(at + 1);
  if (char === '\\') return readBackslash(state);
  if (char === "'") return readSingleQuoted(state);
  if (char === '"') return readDoubleQuoted(state, at + 1);
  if (char === '$' && next === "'") return readAnsiCQuoted(state);
  if (char === '$' && next === '"') return readDoubleQuoted(state, at + 2);
  if (char === '$' || char === '`') return readExpansion(state);
  if (/[ \t\r]/.test(char)) return step(state, endWord);
  if (/[\n;&|()]/.test(char)) return step(state, endCommand);
  if (/[<>]/.test(char)) return step(state, startRedirection);
  if (char === '#' && state.word === undefined) return skipComment(state);
  PLAIN.lastIndex = at + 1;
  const [plain = ''] = PLAIN.exec(text) ?? [];
  append(state, char + plain, at + 1 + plain.length);
  return undefined;
}

function readBackslash(state: State): undefined {
  const { text, at } = state;
  const continuation = /^\\(?:\r?\n|$)/.exec(text.slice(at, at + 3));
  if (continuation === null) append(state, text.charAt(at + 1), at + 2);
  else state.at += continuation[0].length;
  return undefined;
}

function readSingleQuoted(state: State): string | undefined {
  const end = state.text.indexOf("'", state.at + 1);
  if (end < 0) return unclosed("'", state);
  append(state, state.text.slice(state.at + 1, end), end + 1);
  return undefined;
}

function readAnsiCQuoted(state: State): string | undefined {
  const read = readAnsiC(state.text, state.at + 2);
  if (read === undefined) return unclosed("$'", state);
  append(state, read.value, read.end);
  return undefined;
}

function readDoubleQuoted(state: State, start: number): string | undefined {
  const { text } = state;
  let value = '';
  for (let at = start; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '"') {
      append(state, value, at + 1);
      return undefined;
    }
    if (char === '\\' && /[$`"\\\n]/.test(text.charAt(at + 1))) {
      at++;
      if (text.charAt(at) !== '\n') value += text.charAt(at);
      continue;
    }
    if (char === '$' || char === '`') noteExpansion(state, at);
    value += char;
  }
  return unclosed('"', state);
}

/** A variable or a substitution outside quotes; the white space in `$(a b)` does not end the word. */
function readExpansion(state: State): undefined {
  const { text, at } = state;
  const [whole = text.charAt(at)] = /^(?:\$\([^()\n]*\)|`[^`\n]*`)/.exec(text.slice(at, at + 1000)) ?? [];
  noteExpansion(state, at);
  append(state, whole, at + whole.length);
  return undefined;
}

function noteExpansion({ text, at: start, notes }: State, at = start): void {
  const [found] = /^(?:\$\([^()\n]*\)?|\$\{?\w+\}?|`[^`\n]*`)/.exec(text.slice(at, at + 80)) ?? [];
  if (found !== undefined && notes.size < MOST_NOTES)
    notes.add(`${quote(found)} is not expanded; it is used unchanged.`);
}

function append(state: State, text: string, end: number): void {
  state.word = (state.word ?? '') + text;
  state.at = end;
}

function step(state: State, action: (state: State) => void): undefined {
  action(state);
  state.at++;
}

function endWord(state: State): void {
  if (state.word !== undefined && !state.isTarget) state.words.push(state.word);
  if (state.word !== undefined) state.isTarget = false;
  state.word = undefined;
}

function endCommand(state: State): void {
  endWord(state);
  state.isTarget = false;
  if (state.words.length > 0) state.commands.push(state.words);
  state.words = [];
}

/** A file of a redirection is not read or written; the number before it is not an argument. */
function startRedirection(state: State): void {
  if (state.word !== undefined && /^\d$/.test(state.word)) state.word = undefined;
  endWord(state);
  state.isTarget = true;
}

function skipComment(state: State): undefined {
  const end = state.text.indexOf('\n', state.at);
  state.at = end < 0 ? state.text.length : end;
  return undefined;
}

function unclosed(mark: string, { at }: State): string {
  return `The quote ${mark} at character ${at + 1} is not closed: is the paste complete?`;
}
