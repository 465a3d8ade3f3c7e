import { isPublicSuffix } from './public-suffixes.ts';
import { outlineRegExp, type RegExpOutline } from './regexp-source.ts';
import { isSerializedOrigin } from './standard/origins.ts';

// a RegExp that may be slow is probed with short origins only
const LONGEST_SLOW_PROBE = 32;

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
  const domains = outline.literals.flatMap((literal) => domainOf(literal, credentials));
  return probes(outline, domains).find((origin) => isForeign(origin, domains) && regexp.test(origin));
}

/** The RegExp that its author most likely meant, where one can be built that admits no foreigner. */
export function correctRegExp(regexp: RegExp, credentials: boolean): RegExp | undefined {
  const { source, flags } = regexp;
  // a dot that stands for itself, and `.*` where subdomains were meant
  const dots = source.replace(/\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\.[*+]|\./g, (atom) => {
    if (atom === '.') return '\\.';
    return atom === '.*' || atom === '.+' ? '(?:[a-z0-9-]+\\.)*' : atom;
  });
  const body = dots.replace(/(^|\|)\^/g, '$1').replace(/\$($|\|)/g, '$1');
  const grouped = outlineRegExp(body).alternatives ? `(?:${body})` : body;
  const anywhere = source.includes(':') ? '' : 'https:\\/\\/(?:[a-z0-9-]+\\.)*';
  const corrected = new RegExp(`^${anywhere}${grouped.replace(/\)\*\\\./, ')+')}$`, flags.replace(/[gmy]/g, ''));
  return isAnchored(corrected) && findForeignOrigin(corrected, credentials) === undefined ? corrected : undefined;
}

/** The domain that a stretch of fixed text names, if it is its owner's: `.com`, or a lone word amid other text, is not. */
function domainOf(literal: string, credentials: boolean): readonly string[] {
  const start = literal.indexOf('://');
  const [, domain = ''] =
    /^[.-]*([a-z\d-]+(?:\.[a-z\d-]+)*)/i.exec(start === -1 ? literal : literal.slice(start + 3)) ?? [];
  const isOwned = domain.includes('.')
    ? !credentials || !isPublicSuffix(domain)
    : domain === 'localhost' || (start !== -1 && domain !== '');
  return isOwned ? [domain.toLowerCase()] : [];
}

function isForeign(origin: string, domains: readonly string[]): boolean {
  const host = origin.slice(origin.indexOf('://') + 3).replace(/:\d+$/, '');
  return !domains.some((domain) => host === domain || host.endsWith(`.${domain}`));
}

function probes({ literals, nestedQuantifiers }: RegExpOutline, domains: readonly string[]): readonly string[] {
  const text = literals.map((literal) => literal.slice(literal.lastIndexOf('/') + 1).replace(/:\d*$/, ''));
  const parts = text.filter((part) => part !== '' && !/^https?$/.test(part));
  const hosts = new Set(['evil.example', 'evil.com', 'evil']);
  for (const glue of ['evil', '-evil', '.evil.', 'evil.', '']) {
    hosts
      .add(parts.join(glue))
      .add(`evil${parts.join(glue)}`)
      .add(`evil.${parts.join(glue)}`);
    hosts.add(`${parts.join(glue)}.evil.example`).add(`${parts.join(glue)}evil.example`);
  }
  for (const domain of [...domains, ...parts]) {
    for (const host of [
      `evil${domain}`,
      `evil-${domain}`,
      `evil.${domain}`,
      `${domain}.evil.example`,
      `${domain}evil.example`,
    ])
      hosts.add(host);
    for (const { index } of domain.matchAll(/\./g)) hosts.add(`${domain.slice(0, index)}x${domain.slice(index + 1)}`);
  }
  const origins = [...hosts].flatMap((host) =>
    ['https', 'http'].flatMap((scheme) => [`${scheme}://${host}`, `${scheme}://${host}:8443`]),
  );
  return origins.filter(
    (origin) => isSerializedOrigin(origin) && !(nestedQuantifiers && origin.length > LONGEST_SLOW_PROBE),
  );
}
