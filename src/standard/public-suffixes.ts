import { suffixData } from './load-suffix-data.ts';
import { collectNames, decodeRules, parentOf, ruleFor, type SharedNameKind, type SuffixNames } from './suffix-names.ts';

export type { SharedNameKind } from './suffix-names.ts';

// names that are never public: https://www.rfc-editor.org/rfc/rfc6761, https://www.rfc-editor.org/rfc/rfc8375
const PRIVATE = /(?:^|\.)(?:localhost|local|internal|test|lan|home\.arpa)$/;

// by top-level domain, each added when it is first needed
const listed = new Map<string, SuffixNames>();
let added: SuffixNames | undefined;

/**
 * Whether anyone can get a name below this host, and from whom. That includes the names above a suffix (`amazonaws.com`),
 * and every name below a suffix whose customers have names on several levels (`ws-eu1.gitpod.io`).
 */
export function sharedNameKind(host: string): SharedNameKind | undefined {
  const name = withoutDot(host);
  if (name.startsWith('[') || PRIVATE.test(name)) return undefined;
  if (!name.includes('.')) return 'registry';
  added ??= collectNames([['hosting', suffixData().HOSTING_SUFFIXES]]);
  return kindIn(name, listedBelow(name)) ?? kindIn(name, added) ?? kindOfNested(name, added);
}

/** https://url.spec.whatwg.org/#host-registrable-domain, by the Public Suffix List alone. */
export function registrableDomain(host: string): string | undefined {
  const name = withoutDot(host);
  if (/^[\d.]+$|^\[/.test(name)) return undefined;
  const names = listedBelow(name);
  let domain: string | undefined;
  for (let rest = name; rest.includes('.') && ruleFor(rest, names) === undefined; rest = parentOf(rest)) domain = rest;
  return domain && domain + host.slice(name.length);
}

function listedBelow(name: string): SuffixNames {
  const topLevel = topLevelOf(name);
  const known = listed.get(topLevel);
  if (known !== undefined) return known;
  const { REGISTRIES, HOSTING } = suffixData();
  const names = collectNames([
    ['registry', decodeRules(REGISTRIES, topLevel)],
    ['hosting', decodeRules(HOSTING, topLevel)],
  ]);
  if (names.rules.size > 0) listed.set(topLevel, names);
  return names;
}

function kindIn(name: string, names: SuffixNames): SharedNameKind | undefined {
  return ruleFor(name, names) ?? names.parents.get(name);
}

/** A rule such as `**.gitpod.io` holds for every name below it. */
function kindOfNested(name: string, names: SuffixNames): SharedNameKind | undefined {
  if (names.rules.has(`**.${name}`)) return 'hosting';
  return name.includes('.') ? kindOfNested(parentOf(name), names) : undefined;
}

function topLevelOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** Names with a trailing dot are the same: https://www.rfc-editor.org/rfc/rfc1034#section-3.1 */
function withoutDot(host: string): string {
  return host.endsWith('.') ? host.slice(0, -1) : host;
}
