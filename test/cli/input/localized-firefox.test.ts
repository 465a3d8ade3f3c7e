import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseConsole } from '../../../src/cli/input/console.ts';
import { isRefusal, type PastedRequest } from '../../../src/cli/input/pasted.ts';

/** The messages of Firefox 153 by locale and name, as its language packs have them. */
const MESSAGES: Readonly<Record<string, Readonly<Record<string, string>>>> = JSON.parse(
  readFileSync(new URL('localized-firefox.json', import.meta.url), 'utf8'),
);

const ANY = { method: true, headers: [] };
const named = (name: string): Partial<PastedRequest> => ({
  headers: [[name, 'unknown']],
  unknown: { method: true, headers: [name] },
});

/** What Firefox inserts into the message, and the request that the message is about. */
const ROWS: Readonly<Record<string, readonly [value: string, is: Partial<PastedRequest>]>> = {
  CORSMissingAllowOrigin2: ['200', {}],
  CORSDidNotSucceed2: ['(null)', {}],
  CORSPreflightDidNotSucceed3: ['404', { forcePreflight: true, unknown: ANY }],
  CORSNotSupportingCredentials: ['', { credentials: 'include' }],
  CORSMissingAllowCredentials: ['', { credentials: 'include' }],
  CORSMethodNotFound: ['', { method: 'PUT', unknown: ANY }],
  CORSInvalidAllowMethod: ['PUT DELETE', { forcePreflight: true, unknown: ANY }],
  CORSInvalidAllowHeader: ['x-one x-two', { forcePreflight: true, unknown: ANY }],
  CORSMissingAllowHeaderFromPreflight2: ['x-two', named('x-two')],
  CORSAllowHeaderFromPreflightDeprecation: ['', named('authorization')],
};

const URL_OF_API = 'https://api.example/data?a=1';

describe.each(Object.entries(MESSAGES))('Firefox in %s', (_locale, messages) => {
  test.each(Object.entries(ROWS))('%s', (name, [value, is]) => {
    const text = messages[name]?.replaceAll('<url>', URL_OF_API).replaceAll('<value>', value) ?? '';
    const parsed = parseConsole(text);
    expect(isRefusal(parsed) ? parsed.reason : parsed.requests).toEqual([
      {
        kind: 'console',
        url: URL_OF_API,
        origin: undefined,
        method: 'GET',
        headers: [],
        credentials: 'same-origin',
        notes: [],
        ...is,
      },
    ]);
  });
});
