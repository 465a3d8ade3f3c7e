import { isLoopbackHost, isOrdinaryOrigin } from '../../standard/origins.ts';
import { isPrivateAddress } from '../../standard/private-addresses.ts';
import type { Automaton, Place } from './automaton.ts';
import { reachable, reverseEdges } from './graph.ts';
import { findLiterals, type Literal, literalOf } from './literals.ts';

const MOST_CORRECTIONS = 8;
const MOST_STEPS = 1000;
const SAMPLE_LABELS = ['app', 'www', 'a', '1'];
const SAMPLE_PORTS = [':3000', ':8080', ':80', ':1'];

// a host of two labels or more, or localhost, with what is before and after it in one stretch of text
const HOST = /^([a-z]*:?\/\/)?(\.?)((?:[a-z\d_][a-z\d_-]*\.)+[a-z\d_][a-z\d_-]*|localhost)(:\d+)?(?:$|[:/])/;

// the beginning of an IPv4 address
const NETWORK = /^(?:[a-z]*:?\/\/)?((?:\d+\.)+)$/;

const LABELS = /^[a-z\d](?:[a-z\d.-]*[a-z\d])?$/;

/**
 * Patterns that the author of a RegExp may have meant, for the hosts that it contains. Each matches an origin that the
 * RegExp also matches. The RegExp must be known to be fast. `isOwned`: does everything below a host have one owner?
 */
export function correctRegExp(
  regexp: RegExp,
  automaton: Automaton,
  isOwned: (host: string) => boolean,
): readonly string[] {
  const places = reachable([automaton.start], ({ next }: Place) => next);
  const placesBefore = reverseEdges(automaton.start);
  const mentionsPort = [...places].some(isBeforePort);
  const patterns = new Set<string>();
  for (const literal of findLiterals(places, placesBefore)) {
    for (const pattern of patternsFor(literal, regexp, mentionsPort, isOwned, placesBefore)) patterns.add(pattern);
    if (patterns.size >= MOST_CORRECTIONS) break;
  }
  return [...patterns].slice(0, MOST_CORRECTIONS);
}

function patternsFor(
  literal: Literal,
  regexp: RegExp,
  mentionsPort: boolean,
  isOwned: (host: string) => boolean,
  placesBefore: (place: Place) => readonly Place[],
): readonly string[] {
  const [, network = ''] = NETWORK.exec(literal.text) ?? [];
  if (isPrivateAddress(network)) {
    const addresses = `${network}*.*.*`.split('.', 4).join('.');
    return patternFor(regexp, addresses, portsOf(addresses, undefined, mentionsPort));
  }
  const [, , dot, host = '', port] = HOST.exec(literal.text) ?? [];
  if (isContinued(literal) || !isOwned(host)) return [];
  const labels = ['*', ...labelsBefore(literal, dot === '.', placesBefore)].map((label) => `${label}.`);
  const ports = portsOf(host, port, mentionsPort);
  return ['', ...labels].flatMap((label) => patternFor(regexp, label + host, ports));
}

/** A colon that is not the one in `://`. */
function isBeforePort(place: Place): boolean {
  return literalOf(place) === ':' && !place.next.some((following) => literalOf(following) === '/');
}

/** In `example\.com?` the text before the `m` is not a host that anyone meant. */
function isContinued({ after }: Literal): boolean {
  return after.some(({ characters }) => /[a-z]/.test(characters) && !characters.includes('.'));
}

/** A pattern for the host, if the RegExp matches a sample of it. */
function patternFor(regexp: RegExp, host: string, ports: readonly Ports[]): readonly string[] {
  const hosts = SAMPLE_LABELS.map((label) => host.replaceAll('*', label));
  for (const scheme of isLocal(host) ? ['http', 'https'] : ['https', 'http']) {
    for (const { written, samples } of ports) {
      const origins = hosts.flatMap((name) => samples.map((sample) => `${scheme}://${name}${sample}`));
      const isMatched = origins.some((origin) => isOrdinaryOrigin(origin) && regexp.test(origin));
      if (isMatched) return [`${scheme}://${host}${written}`];
    }
  }
  return [];
}

interface Ports {
  readonly written: string;
  readonly samples: readonly string[];
}

function portsOf(host: string, named: string | undefined, mentionsPort: boolean): readonly Ports[] {
  if (named !== undefined) return [{ written: named, samples: [named] }];
  if (isLocal(host)) return [{ written: ':*', samples: ['', ...SAMPLE_PORTS] }];
  const none = { written: '', samples: [''] };
  return mentionsPort ? [{ written: ':*', samples: SAMPLE_PORTS }, none] : [none];
}

function isLocal(host: string): boolean {
  return isLoopbackHost(host) || isPrivateAddress(host);
}

/** Literal labels before a host, as in `(?:app|www)\.example\.com`. */
function labelsBefore(
  { before }: Literal,
  beginsWithDot: boolean,
  placesBefore: (place: Place) => readonly Place[],
): readonly string[] {
  const dots = before.filter((place) => literalOf(place) === '.');
  const starts = beginsWithDot ? [before] : dots.map((dot) => placesBefore(dot));
  const open = starts.map((places) => ({ places, text: '', seen: new Set<Place>() }));
  const labels: string[] = [];
  let steps = 0;
  for (const { places, text, seen } of open) {
    for (const place of places) {
      const literal = literalOf(place);
      if (literal === undefined || literal === '/') labels.push(text);
      else if (!seen.has(place) && steps++ < MOST_STEPS) {
        open.push({ places: placesBefore(place), text: literal + text, seen: new Set(seen).add(place) });
      }
    }
  }
  return labels.filter((label) => LABELS.test(label)).slice(0, MOST_CORRECTIONS);
}
