import { expect } from 'vitest';
import { type Exchange, getHeader, linesNamed } from './browser/index.ts';
import { varyNames } from './cache.ts';
import { type Configuration, isAnyOrigin } from './configuration.ts';

/** What holds of every answer, whatever was asked. */
export function expectSound(configuration: Configuration, { request, response }: Exchange): void {
  const value = (name: string) => getHeader(response.headers, `Access-Control-${name}`);
  const origin = value('Allow-Origin');
  const credentials = value('Allow-Credentials');
  const names = response.headers
    .map(([name]) => name.toLowerCase())
    .filter((name) => name.startsWith('access-control-'));
  expect(names).toEqual([...new Set(names)]);
  expect(linesNamed(response.headers, 'Vary').length).toBeLessThan(2);
  expect([null, '*', getHeader(request.headers, 'Origin')]).toContain(origin);
  expect([null, 'true']).toContain(credentials);
  if (origin === null) expect(names).toEqual([]);
  if (credentials !== null) {
    expect(origin).not.toBe('*');
    for (const list of ['Allow-Methods', 'Expose-Headers']) expect(members(value(list))).not.toContain('*');
    // a page may ask for a header of that very name, and be told so
    const asked = members(getHeader(request.headers, 'Access-Control-Request-Headers')).includes('*');
    expect([asked, false]).toContain(members(value('Allow-Headers')).includes('*'));
  }
  if (isAnyOrigin(configuration)) expect(varyNames({ response })).not.toContain('origin');
}

function members(list: string | null): readonly string[] {
  return (list ?? '').split(',').map((member) => member.trim());
}
