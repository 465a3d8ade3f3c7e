import { isOrdinaryOrigin } from '../../standard/origins.ts';
import { isOwnedHost, sharedNameOf } from '../owned-hosts.ts';
import { findUnanchored } from './anchors.ts';
import type { Automaton } from './automaton.ts';
import { correctRegExp } from './correct.ts';
import { shortestMatch, textsAround, textsThrough } from './foreign-origin.ts';
import { intersectWithOrigins } from './intersect.ts';
import { isObstacle, listSites } from './list-sites.ts';
import { matchesOnlyOrigins } from './only-origins.ts';
import { readRegExp } from './read.ts';
import type { Site } from './sites.ts';
import { findSlowness } from './speed.ts';
import { tokenize } from './tokens.ts';
import { UnprovenError } from './unproven.ts';
import { withoutState } from './without-state.ts';

/** Why a RegExp is not safe. */
export interface RegExpFailure {
  readonly code:
    | 'invalid-origin'
    | 'unanchored-regexp'
    | 'regexp-admits-foreign-origin'
    | 'shared-suffix'
    | 'slow-regexp'
    | 'unproven-regexp';
  readonly reason: string;
  /** An origin that it was seen to match, on a site that its author cannot have meant. */
  readonly foreignOrigin?: string | undefined;
}

/** The origins that a RegExp can match, as far as known. It is safe if there are no failures. */
export interface RegExpProof {
  readonly failures: readonly RegExpFailure[];
  /** Every site that it can match; undefined if they cannot be listed. */
  readonly sites: readonly Site[] | undefined;
  /** It is safe, and `isOrdinaryOrigin` accepts every text that it matches, apart from texts that are too long. */
  readonly onlyOrigins: boolean;
  /** Patterns that the author may have meant. */
  readonly corrections: readonly string[];
}

export interface ProofOptions {
  /** Do cookies or the guard depend on the origin? Then each customer of a hosting company is a site of its own. */
  readonly trusting: boolean;
}

const MOST_REMEMBERED = 200;
const NO_HOST = 'the host or port it matches is not valid';

const known = new Map<string, RegExpProof>();

/** Lists every site that the RegExp can match, or says why that cannot be done. */
export function proveRegExp(regexp: RegExp, { trusting }: ProofOptions): RegExpProof {
  const key = `${trusting} ${regexp.flags} ${regexp.source}`;
  const proof = known.get(key) ?? prove(withoutState(regexp), trusting);
  if (known.size >= MOST_REMEMBERED) known.clear();
  known.set(key, proof);
  return proof;
}

function prove(regexp: RegExp, trusting: boolean): RegExpProof {
  const failures: RegExpFailure[] = [];
  try {
    const automaton = readRegExp(regexp.source, regexp.flags);
    const slowness = findSlowness(automaton);
    if (slowness !== undefined) failures.push({ code: 'slow-regexp', reason: slowness });
    // a RegExp that may be slow is never run
    const findMatch = (texts: readonly string[]) =>
      slowness === undefined ? texts.find((text) => isOrdinaryOrigin(text) && regexp.test(text)) : undefined;

    const result = checkSites(regexp, automaton, trusting, findMatch);
    if (!('code' in result)) {
      const onlyOrigins = slowness === undefined && matchesOnlyOrigins(automaton, regexp);
      return { failures, sites: result, onlyOrigins, corrections: [] };
    }
    failures.push(result);
    const isOwned = (host: string) => isOwnedHost(host, true);
    const corrections = slowness === undefined ? correctRegExp(regexp, automaton, isOwned) : [];
    return { failures, sites: undefined, onlyOrigins: false, corrections };
  } catch (error) {
    if (!(error instanceof UnprovenError)) throw error;
    failures.push({ code: 'unproven-regexp', reason: error.message });
    return { failures, sites: undefined, onlyOrigins: false, corrections: [] };
  }
}

/** The sites that it can match, or the first reason why they cannot be listed. */
function checkSites(
  regexp: RegExp,
  automaton: Automaton,
  trusting: boolean,
  findMatch: (texts: readonly string[]) => string | undefined,
): readonly Site[] | RegExpFailure {
  const origins = intersectWithOrigins(automaton);
  if (origins === undefined) return { code: 'invalid-origin', reason: whyNoOrigin(regexp, automaton) };
  const unanchored = findUnanchored(automaton, origins, tokenize(regexp.source, regexp.flags));
  if (unanchored !== undefined) {
    const foreignOrigin = findMatch(textsAround(automaton, origins));
    return { code: 'unanchored-regexp', reason: unanchored, foreignOrigin };
  }
  const sites = listSites(origins, (host) => isOwnedHost(host, trusting));
  if (!isObstacle(sites)) return sites.length === 0 ? { code: 'invalid-origin', reason: NO_HOST } : sites;
  const foreignOrigin = findMatch(textsThrough(origins, sites));
  // nobody means to allow a name of one label, such as com
  const unshared = listSites(origins, (host) => host.includes('.') || isOwnedHost(host, trusting));
  if (isObstacle(unshared)) return { code: 'regexp-admits-foreign-origin', reason: sites.reason, foreignOrigin };
  const reason = `anyone can get a name under ${sharedNameOf(sites.ending)}`;
  return { code: 'shared-suffix', reason, foreignOrigin };
}

/** Why it matches no origin, from the shortest text that it matches. */
function whyNoOrigin(regexp: RegExp, automaton: Automaton): string {
  const anyCase = readRegExp(regexp.source, `${regexp.flags.replace('i', '')}i`);
  if (intersectWithOrigins(anyCase) !== undefined) return 'origins are lowercase';
  const match = shortestMatch(automaton) ?? shortestMatch(anyCase);
  if (match === undefined) return 'it requires characters that no origin contains';
  if (!match.includes('://')) return 'the text it matches has no scheme';
  return /:\/\/.*\//.test(match) ? 'an origin has no path and no trailing slash' : NO_HOST;
}
