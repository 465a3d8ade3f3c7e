import { describe, expect, it } from 'vitest';
import { ENTRIES, type Item, publicItems } from './api.ts';

/** Functions that throw nothing; all other functions document what they throw. */
const THROWS_NOTHING: readonly string[] = [
  ...['classify', 'reasons', 'observe', 'applyReplacement', 'allowedOrigins'],
  ...['predict', 'maxAge', 'preflightCacheSeconds', 'pageHeaders', 'preflightTriggers'],
  ...['describeBlock', 'diagnose', 'engineMessages', 'optionChange'],
];

/** Functions and options that no standard covers. */
const NO_STANDARD: readonly string[] = [
  ...['observe', 'applyReplacement', 'originsFrom', 'allowedOrigins'],
  ...['describeBlock', 'diagnose', 'engineMessages', 'optionChange'],
  ...['CorsOptions.preflightContinue', 'CorsOptions.enforce', 'CorsOptions.originTimeout'],
  ...['CorsOptions.dangerouslyAllow', 'ClassifyOptions.ignoreHeaders', 'CorsEnforceOptions.methods'],
  ...['CorsEnforceOptions.onRefused', 'CorsEnforceOptions.reportOnly', 'CorsWebOptions.enforce'],
  ...['CorsWebEnforceOptions.onRefused', 'CorsWrapOptions.onError'],
];

/** Values that corsmith passes to functions or returns, and methods of Node's objects. */
const NOT_WRITTEN_BY_USERS =
  /^Cors(?:Delegate|Origin)Callback$|^CorsNext$|^CorsResponse\.|^NodeServer\.|^CorsMiddleware$/;

const names = (items: readonly Item[]) => items.map(({ name }) => name);
const has = (tag: string) => (item: Item) => item.tags.some(({ name, text }) => name === tag && text.trim() !== '');
const lacks = (tag: string) => (item: Item) => !has(tag)(item);
const isOption = ({ name, isOptional }: Item) => isOptional && /^\w*Options\./.test(name);
const isArgument = ({ name, isOptional }: Item) => isOptional && /^(?:Page|Browse|Scripted)Request\./.test(name);

describe.each(ENTRIES)('%s', (entry) => {
  const items = publicItems(entry);
  const functions = items.filter(({ kind }) => kind === 'function');
  const options = items.filter(isOption);

  it('everything has a description in words', () => {
    const silent = items
      .filter(({ isLiteral }) => !isLiteral)
      .filter(({ text }) => !/^[A-Z`'][^\n]* [^\n]*/.test(text.replace(/https:\S+/g, '')));
    expect(names(silent)).toEqual([]);
  });

  it('what can be called has an example', () => {
    const written = items.filter(({ name }) => !NOT_WRITTEN_BY_USERS.test(name));
    const called = written.filter(({ isCallable }) => isCallable);
    expect(called.length).toBeGreaterThan(0);
    expect(names(called.filter(lacks('example')))).toEqual([]);
  });

  it('functions say what they throw', () => {
    const silent = functions.filter(({ name }) => !THROWS_NOTHING.includes(name)).filter(lacks('throws'));
    expect(names(silent)).toEqual([]);
  });

  it('options have a default and an example', () => {
    expect(names([...options, ...items.filter(isArgument)].filter(lacks('default')))).toEqual([]);
    expect(names(options.filter(lacks('example')))).toEqual([]);
  });

  it('functions and options link to the clause of their standard', () => {
    const ruled = [...functions, ...options].filter(({ name }) => !NO_STANDARD.includes(name));
    expect(names(ruled.filter(lacks('see')))).toEqual([]);
  });

  it('numbers have a unit', () => {
    const bare = items.filter(
      ({ isNumber, text }) => isNumber && !/\b(?:seconds|milliseconds|status|how many)\b/i.test(text),
    );
    expect(names(bare)).toEqual([]);
  });
});
