import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getDomain } from 'tldts';
import { describe, expect, it, test } from 'vitest';
import { HOSTING_SUFFIXES } from '../../src/standard/hosting-suffixes.ts';
import { suffixData } from '../../src/standard/load-suffix-data.ts';
import { SUFFIX_LIST_DATE, SUFFIX_LIST_SOURCE } from '../../src/standard/public-suffix-list.ts';
import { registrableDomain, sharedNameKind } from '../../src/standard/public-suffixes.ts';
import { decodeRules } from '../../src/standard/suffix-names.ts';
import { HOSTING, OWNED, REGISTRIES } from './shared-names.ts';

const ROOT = join(import.meta.dirname, '../..');

interface Rule {
  readonly rule: string;
  readonly isRegistry: boolean;
}

const { publicSuffixRules, version } = await import(join(ROOT, 'scripts/public-suffix-rules.mjs'));
const RULES: readonly Rule[] = publicSuffixRules();

/** According to another implementation of the same list. */
const domainByTldts = (host: string) =>
  getDomain(host, { allowPrivateDomains: true, validateHostname: false, extractHostname: false }) ?? undefined;

/** A name that the rule makes a suffix. */
const example = ({ rule }: Rule) => rule.replace('*', 'any');

describe('sharedNameKind', () => {
  test.each(REGISTRIES)('%s is a registry suffix', (name) => {
    expect([sharedNameKind(name), sharedNameKind(`${name}.`)]).toEqual(['registry', 'registry']);
  });

  test.each(HOSTING)('%s is a hosting suffix, or a name above one', (name) => {
    expect([sharedNameKind(name), sharedNameKind(`${name}.`)]).toEqual(['hosting', 'hosting']);
  });

  test.each(OWNED)('%s has one owner', (name) => {
    expect([sharedNameKind(name), sharedNameKind(`${name}.`)]).toEqual([undefined, undefined]);
  });

  it('knows every rule of the Public Suffix List and its section', () => {
    expect(RULES.length).toBeGreaterThan(10_000);
    const unknown = RULES.filter(({ rule }) => !rule.startsWith('!')).filter(
      (each) => sharedNameKind(example(each)) !== (each.isRegistry ? 'registry' : 'hosting'),
    );
    // a name of home networks, below which no name can be registered: https://www.rfc-editor.org/rfc/rfc8375
    expect(unknown.map(({ rule }) => rule)).toEqual(['home.arpa']);
  });

  it('knows every exception of the list', () => {
    const exceptions = RULES.filter(({ rule }) => rule.startsWith('!')).map(({ rule }) => rule.slice(1));
    expect(exceptions).toContain('www.ck');
    expect(exceptions.filter((name) => sharedNameKind(name) !== undefined)).toEqual([]);
  });

  it('knows every name above a rule', () => {
    const parents = RULES.flatMap(({ rule }) => {
      const labels = rule.split('.');
      return labels.slice(1).map((_, index) => labels.slice(index + 1).join('.'));
    });
    expect(parents.filter((name) => sharedNameKind(name) === undefined)).toEqual([]);
  });

  it('has no other rules', () => {
    const { REGISTRIES: registries, HOSTING: hosting } = suffixData();
    const topLevels = new Set(RULES.map(({ rule }) => rule.slice(rule.lastIndexOf('.') + 1)));
    const decoded = [...topLevels, 'unheard-of'].flatMap((topLevel) => [
      ...decodeRules(registries, topLevel),
      ...decodeRules(hosting, topLevel),
    ]);
    expect(decoded.sort()).toEqual(RULES.flatMap(({ rule }) => (rule.includes('.') ? rule : [])).sort());
  });

  it('stops at the name below a suffix, except where customers have names on several levels', () => {
    const nested = HOSTING_SUFFIXES.filter((rule) => rule.startsWith('**.')).map((rule) => rule.slice(2));
    const names = RULES.filter(({ rule }) => !rule.startsWith('!')).map((each) => `x1-y2.${example(each)}`);
    const shared = names.filter((name) => sharedNameKind(name) !== undefined);
    const byRule = new Set(RULES.filter(({ rule }) => rule.startsWith('*.')).map(({ rule }) => rule.slice(1)));
    const expected = names.filter(
      (name) => byRule.has(name.slice('x1-y2'.length)) || nested.some((end) => name.endsWith(end)),
    );
    expect(shared).toEqual(expected);
  });
});

describe('registrableDomain', () => {
  it('agrees with another implementation about every rule', () => {
    const hosts = RULES.flatMap((each) => {
      const name = example(each).replace('!', '');
      return [name, `a.${name}`, `a.b.${name}`];
    });
    expect(hosts.filter((host) => registrableDomain(host) !== domainByTldts(host))).toEqual([]);
  });

  test.each([
    ['com', undefined],
    ['unheard-of', undefined],
    ['a.unheard-of', 'a.unheard-of'],
    ['a.example.com.', 'example.com.'],
    ['4x.example.com', 'example.com'],
    ['a.example.x1', 'example.x1'],
    ['localhost', undefined],
    // according to the list alone
    ['x1.euw.devtunnels.ms', 'devtunnels.ms'],
    ['127.0.0.1', undefined],
    ['[::1]', undefined],
  ])('%s: %s', (host, domain) => {
    expect(registrableDomain(host)).toBe(domain);
  });
});

describe('the lists', () => {
  it('are those of the installed package', () => {
    expect(SUFFIX_LIST_SOURCE, 'run node scripts/update-suffixes.mjs').toBe(`tldts ${version}`);
  });

  it('have their date in the documentation', () => {
    const pages = readdirSync(join(ROOT, 'docs')).filter((file) => file.endsWith('.md'));
    const dates = pages.flatMap((page) => [
      ...readFileSync(join(ROOT, 'docs', page), 'utf8').matchAll(/(?<=Public Suffix List of )[\d-]+/g),
    ]);
    expect([...new Set(dates.map(String))]).toEqual([SUFFIX_LIST_DATE]);
  });

  it('have no name in common', () => {
    const rules = new Set(RULES.map(({ rule }) => rule));
    expect(HOSTING_SUFFIXES.filter((rule) => rules.has(rule))).toEqual([]);
    expect(new Set(HOSTING_SUFFIXES).size).toBe(HOSTING_SUFFIXES.length);
  });

  test.each(HOSTING_SUFFIXES)('%s is a name or a rule', (rule) => {
    expect(rule).toMatch(/^(?:\*{1,2}\.)?(?:[a-z\d-]+\.)+[a-z]+$/);
  });
});
