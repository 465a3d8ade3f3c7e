import { expect } from 'vitest';
import { type Exchange, getHeader, linesNamed, type RawResponse } from './browser/index.ts';
import { varyNames } from './cache.ts';
import { type Configuration, isAnyOrigin } from './configuration.ts';

/** What holds of every answer, whatever was asked. */
export function expectSound(configuration: Configuration, exchange: Exchange): void {
  const broken = Object.entries(SOUND).filter(([, holds]) => !holds(exchange, configuration));
  expect(broken.map(([rule]) => rule)).toEqual([]);
}

const SOUND: Readonly<Record<string, (exchange: Exchange, configuration: Configuration) => boolean>> = {
  'no field twice': ({ response }) => {
    const names = [...corsFields(response), ...linesNamed(response.headers, 'Vary').map(() => 'vary')];
    return new Set(names).size === names.length;
  },
  'the origin is * or the one that asked': ({ request, response }) =>
    [null, '*', getHeader(request.headers, 'Origin')].includes(field(response, 'Allow-Origin')),
  'credentials are true or absent': ({ response }) => [null, 'true'].includes(field(response, 'Allow-Credentials')),
  'nothing without the origin': ({ response }) =>
    field(response, 'Allow-Origin') !== null || corsFields(response).length === 0,
  'no * with credentials': ({ request, response }) => {
    if (field(response, 'Allow-Credentials') === null) return true;
    // a page may ask for a header of that very name, and be told so
    const asked = members(getHeader(request.headers, 'Access-Control-Request-Headers')).includes('*');
    const lists = ['Allow-Origin', 'Allow-Methods', 'Expose-Headers', ...(asked ? [] : ['Allow-Headers'])];
    return lists.every((name) => !members(field(response, name)).includes('*'));
  },
  'no Vary: Origin on an answer for all': (exchange, configuration) =>
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
