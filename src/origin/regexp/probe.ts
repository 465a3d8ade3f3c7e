import { isSerializedOrigin } from '../../standard/origins.ts';
import { isPublicSuffix } from '../shared-suffixes.ts';
import { outlineRegExp, type RegExpOutline } from './outline.ts';

// a RegExp that may be slow is probed with short origins only
const LONGEST_SLOW_PROBE = 28;

// a long list of alternatives is not worth every pair of them
const MOST_PAIRS = 10;

/** Is the whole origin matched, `^` to `$`, with neither of them bound to one alternative or one line? */
export function isAnchored({ source, multiline }: RegExp): boolean {
  return (
    !multiline && /^\^/.test(source) && /(?:^|[^\\])(?:\\\\)*\$$/.test(source) && !outlineRegExp(source).alternatives
  );
}

/** The same rule without memory: `g` and `y` make `test` remember where it stopped. */
export function withoutState(regexp: RegExp): RegExp {
  return new RegExp(regexp.source, regexp.flags.replace(/[gy]/g, ''));
}

/** Finds an origin of somebody else's that the RegExp lets in, by building some from its own literals. */
export function findForeignOrigin(regexp: RegExp, credentials: boolean): string | undefined {
  const outline = outlineRegExp(regexp.source);
  const domains = domainsOf(outline, credentials);
  return probes(outline, domains).find((origin) => isForeign(origin, domains) && regexp.test(origin));
}

const SUBDOMAINS = '(?:[a-z0-9-]+\\.)*';

/** The RegExp that its author most likely meant, where one can be built that admits its owner and no foreigner. */
export function correctRegExp({ source, flags }: RegExp, credentials: boolean): RegExp | undefined {
  const bounded = source.replace(/(?<!\\)\.[*+]\$?$/, '');
  // a dot that stands for itself, and `.*` where subdomains were meant
  const dots = bounded.replace(/\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]?|\.[*+]|\./g, (atom) => {
    if (atom === '.') return '\\.';
    return atom.startsWith('.') ? SUBDOMAINS : atom;
  });
  const body = dots.replace(/(^|\|)\^/g, '$1').replace(/(?<!\\)\$($|\|)/g, '$1');
  const outline = outlineRegExp(body);
  const grouped = outline.alternatives ? `(?:${body})` : body;
  const scheme = source.includes(':') ? '' : `https:\\/\\/${grouped.startsWith(SUBDOMAINS) ? '' : SUBDOMAINS}`;
  const whole = `${scheme}${grouped}`.replaceAll(`${SUBDOMAINS}\\.`, SUBDOMAINS.replace(/\*$/, '+'));
  const corrected = new RegExp(`^${whole}$`, flags.replace(/[gmy]/g, ''));
  const domains = domainsOf(outline, credentials);
  const admits = probes(outline, domains).filter((origin) => corrected.test(origin));
  const isSound = admits.length > 0 && !admits.some((origin) => isForeign(origin, domains));
  return isSound && isAnchored(corrected) ? corrected : undefined;
}

function domainsOf({ literals }: RegExpOutline, credentials: boolean): readonly string[] {
  return literals.flatMap((literal) => domainOf(literal, credentials));
}

/** The domain that a stretch of fixed text names, if it is its owner's: `.com`, or a lone word amid other text, is not. */
function domainOf(literal: string, credentials: boolean): readonly string[] {
  const start = literal.indexOf('://');
  const host = start === -1 ? literal : literal.slice(start + 3);
  const domain = host
    .replace(/^[.-]+/, '')
    .replace(/[^a-z\d.-][\s\S]*/i, '')
    .replace(/(?<![.-])[.-]+$/, '')
    .toLowerCase();
  const isOwned = domain.includes('.')
    ? !credentials || !isPublicSuffix(domain)
    : domain === 'localhost' || (start !== -1 && domain !== '');
  return isOwned ? [domain] : [];
}

function isForeign(origin: string, domains: readonly string[]): boolean {
  const host = origin.slice(origin.indexOf('://') + 3).replace(/:\d+$/, '');
  return !domains.some((domain) => host === domain || host.endsWith(`.${domain}`));
}

/** Origins near the literals: some of their owner's, most of a stranger's. */
function probes({ literals, mayBeSlow }: RegExpOutline, domains: readonly string[]): readonly string[] {
  const text = literals.map((literal) => literal.slice(literal.lastIndexOf('/') + 1).replace(/:\d*$/, ''));
  const parts = text.filter((part) => part !== '' && !/^https?$/.test(part));
  const some = parts.slice(0, MOST_PAIRS);
  const near = (name: string): readonly string[] => [
    ...[name, `evil${name}`, `evil-${name}`, `${name}.evil.example`, `${name}evil.example`],
    ...some.flatMap((part) => [`${part}.${name}`, `${part}x${name}`]),
    ...Array.from(name.matchAll(/\./g), ({ index }) => `${name.slice(0, index)}x${name.slice(index + 1)}`),
  ];
  const words = parts.map((part) => part.replace(/^\W+|(?<!\W)\W+$/g, ''));
  const hosts = [
    ...[...new Set([...domains, ...parts, parts.join('evil')])].flatMap(near),
    // `example\.[a-z]{2,3}` takes any end
    ...words.flatMap((word) => [`${word}.zz`, `${word}.zzz`]),
    // in `(www|app)?example\.com` a dot is missing
    ...domains.flatMap((domain) => some.map((part) => part + domain)),
    ...near(parts.join('')),
  ];
  const origins = ['stranger.example', 'evil.com', 'evil', ...hosts.flatMap((host) => [host, `evil.${host}`])].flatMap(
    (host) => ['https', 'http'].flatMap((scheme) => [`${scheme}://${host}`, `${scheme}://${host}:8443`]),
  );
  return origins.filter((origin) => isSerializedOrigin(origin) && !(mayBeSlow && origin.length > LONGEST_SLOW_PROBE));
}
