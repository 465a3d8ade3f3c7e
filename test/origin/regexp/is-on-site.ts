import type { Site } from '../../../src/origin/regexp/sites.ts';

/** Whether this origin is on the site: an independent check of the text. */
export function isOnSite({ scheme, kind, host }: Site, origin: string): boolean {
  if (!origin.startsWith(`${scheme}://`)) return false;
  const name = origin
    .slice(scheme.length + 3)
    .replace(/:\d+$/, '')
    .replace(/\.$/, '');
  if (kind === 'scheme') return true;
  if (kind === 'host') return name === host;
  if (kind === 'domain') return name === host || name.endsWith(`.${host}`);
  if (host.startsWith('[')) return name.startsWith(host.slice(0, -2));
  const numbers = name.split('.');
  return (
    numbers.length === 4 &&
    numbers.every((number) => /^\d{1,3}$/.test(number)) &&
    host.split('.').every((number, index) => number === '*' || number === numbers[index])
  );
}
