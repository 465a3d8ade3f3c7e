import { quote } from './copied-request.ts';
import { FLAG_OPTIONS, SHORT_OPTIONS, VALUE_OPTIONS } from './curl-options.ts';
import type { Refusal } from './pasted.ts';

/** One option of curl by its long name; a URL that is not the value of an option is one of `url`. */
export interface CurlOption {
  readonly name: string;
  /** Empty for a flag. */
  readonly value: string;
  /** False for `--no-x`. */
  readonly isOn: boolean;
}

/** The options of one transfer: `--next` begins another. */
export type CurlTransfer = readonly CurlOption[];

export interface CurlArguments {
  readonly transfers: readonly CurlTransfer[];
  /** Words for corsmith: its own long options that curl does not have. */
  readonly own: readonly string[];
}

/** Long options that are not curl's, with or without a value. */
export type OwnOptions = ReadonlyMap<string, 'string' | 'boolean'>;

/** The last value of an option, which is the one that counts. */
export function lastValue(options: CurlTransfer, name: string): string | undefined {
  return options.filter((option) => option.name === name).at(-1)?.value;
}

/** Whether a flag is on: `--no-x` turns it off again. */
export function isFlagOn(options: CurlTransfer, name: string): boolean {
  return options.filter((option) => option.name === name).at(-1)?.isOn === true;
}

interface State {
  readonly transfers: CurlOption[][];
  readonly own: string[];
  readonly rest: string[];
}

/**
 * Reads words as curl does: long names match exactly, short options can be grouped, and the first that takes a value
 * takes the rest of the word.
 *
 * https://curl.se/docs/manpage.html
 */
export function readCurlArguments(words: readonly string[], own: OwnOptions = new Map()): CurlArguments | Refusal {
  const state: State = { transfers: [[]], own: [], rest: [...words].reverse() };
  for (let word = state.rest.pop(); word !== undefined; word = state.rest.pop()) {
    const reason = readWord(word, state, own);
    if (reason !== undefined) return { reason };
  }
  return { transfers: state.transfers.filter((options) => options.length > 0), own: state.own };
}

/** Why the word cannot be read; undefined if it can. */
function readWord(word: string, state: State, own: OwnOptions): string | undefined {
  if (word === '--') {
    for (const value of state.rest.splice(0).reverse()) add(state, { name: 'url', value, isOn: true });
    return undefined;
  }
  if (word.startsWith('--')) return readLong(word.slice(2), state, own);
  if (word.length > 1 && word.startsWith('-')) return readShort(word, state);
  add(state, { name: 'url', value: word, isOn: true });
  return undefined;
}

function readLong(text: string, state: State, own: OwnOptions): string | undefined {
  const equals = text.indexOf('=');
  const name = equals < 0 ? text : text.slice(0, equals);
  const inline = equals < 0 ? undefined : text.slice(equals + 1);
  const ownType = own.get(name);
  if (ownType !== undefined) {
    state.own.push(`--${text}`);
    if (ownType === 'string' && inline === undefined) state.own.push(...state.rest.splice(-1));
    return undefined;
  }
  const plain = name.replace(/^expand-/, '');
  if (VALUE_OPTIONS.has(plain)) return addWithValue(`--${name}`, name, inline, state);
  if (inline !== undefined && FLAG_OPTIONS.has(name)) return `curl's option --${name} takes no value`;
  if (FLAG_OPTIONS.has(name)) return addFlag(name, true, state);
  const negated = name.replace(/^no-/, '');
  if (negated !== name && FLAG_OPTIONS.has(negated)) return addFlag(negated, false, state);
  return `curl has no option ${quote(`--${name}`)}`;
}

function readShort(word: string, state: State): string | undefined {
  for (let at = 1; at < word.length; at++) {
    const name = SHORT_OPTIONS.get(word.charAt(at));
    if (name === undefined) return `curl has no option ${quote(`-${word.charAt(at)}`)}`;
    if (VALUE_OPTIONS.has(name)) {
      const attached = word.slice(at + 1);
      return addWithValue(`-${word.charAt(at)}`, name, attached === '' ? undefined : attached, state);
    }
    addFlag(name, true, state);
  }
  return undefined;
}

function addWithValue(written: string, name: string, inline: string | undefined, state: State): string | undefined {
  const value = inline ?? state.rest.pop();
  if (value === undefined) return `curl's option ${written} has no value: is the paste complete?`;
  add(state, { name, value, isOn: true });
  return undefined;
}

function addFlag(name: string, isOn: boolean, state: State): undefined {
  if (name === 'next') state.transfers.push([]);
  else add(state, { name, value: '', isOn });
}

function add({ transfers }: State, option: CurlOption): void {
  transfers.at(-1)?.push(option);
}
