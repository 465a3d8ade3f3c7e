import { sharedNameKind } from '../standard/public-suffixes.ts';

/**
 * Does everything below this host have one owner? If cookies or the guard depend on the origin, each customer of a
 * hosting company is an owner.
 */
export function isOwnedHost(host: string, trusting: boolean): boolean {
  const kind = sharedNameKind(host);
  return kind === undefined || (kind === 'hosting' && !trusting);
}

/** The name below which anyone can get names, for the end of a host that starts within a label. */
export function sharedNameOf(ending: string): string | undefined {
  const [, ...labels] = ending.split('.');
  const names = labels.map((_, index) => labels.slice(index).join('.'));
  return names.find((name) => sharedNameKind(name) !== undefined);
}
