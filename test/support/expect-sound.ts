import { expect } from 'vitest';
import { type Exchange, getHeader, linesNamed, type RawResponse } from './browser/index.ts';
import { varyNames } from './cache.ts';
import { type Configuration, isAnyOrigin } from './configuration.ts';

/** Holds for every response to every request. */
export function expectSound(configuration: Configuration, exchange: Exchange): void {
  const broken = Object.entries(SOUND).filter(([, holds]) => !holds(exchange, configuration));
  expect(broken.map(([rule]) => rule)).toEqual([]);
}

const SOUND: Readonly<Record<string, (exchange: Exchange, configuration: Configuration) => boolean>> = {
  'no header twice': ({ response }) => {
    const names = [...corsFields(response), ...linesNamed(response.headers, 'Vary').map(() => 'vary')];
    return new Set(names).size === names.length;
  },
  'the origin is * or that of the request': ({ request, response }) =>
    [null, '*', getHeader(request.headers, 'Origin')].includes(field(response, 'Allow-Origin')),
  'credentials are true or absent': ({ response }) => [null, 'true'].includes(field(response, 'Allow-Credentials')),
  'nothing without the origin': ({ response }) =>
    field(response, 'Allow-Origin') !== null || corsFields(response).length === 0,
  'no * with credentials': ({ request, response }) => {
    if (field(response, 'Allow-Credentials') === null) return true;
    // a page may request a header of that very name, and get it back
    const asked = members(getHeader(request.headers, 'Access-Control-Request-Headers')).includes('*');
    const lists = ['Allow-Origin', 'Allow-Methods', 'Expose-Headers', ...(asked ? [] : ['Allow-Headers'])];
    return lists.every((name) => !members(field(response, name)).includes('*'));
  },
  'no Vary: Origin on a constant response': (exchange, configuration) =>
    !isAnyOrigin(configuration) || !varyNames(exchange).includes('origin'),
};

function corsFields({ headers }: RawResponse): readonly string[] {
  return headers.map(([name]) => name.toLowerCase()).filter((name) => name.startsWith('access-control-'));
}

function field({ headers }: RawResponse, name: string): string | null {
  return getHeader(headers, `Access-Control-${name}`);
}

function members(list: string | null): readonly string[] {
  return (list ?? '').split(',').map((member) => member.trim());
}
