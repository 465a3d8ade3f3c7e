import type { Scenario, Step } from '../scenario.ts';
import { ANY, differs, ELSEWHERE, NOTHING, page, scenarios } from './rows.ts';

const PLAIN = 'GET without origin';
const MODULE = { path: 'module.mjs' } as const;
const ANONYMOUS = { crossorigin: 'anonymous' } as const;
const CREDENTIALED = { crossorigin: 'use-credentials' } as const;
const OPEN = page({ credentials: true });
const COOKIE: Step = { do: 'cookie', path: '' };

export const scripts: readonly Scenario[] = scenarios([
  ['module', 'a module script', ANY, module(), 'GET', 'loaded'],
  ['module-listed', 'a module script, listed', page(), module(), 'GET', 'loaded'],
  ['module-none', 'a module script without CORS', NOTHING, module(), 'GET', 'blocked', { failure: 'module' }],
  ['module-refused', 'a module script, refused', ELSEWHERE, module(), 'GET', 'blocked', { failure: 'module' }],
  [
    'module-credentials',
    'a module script with its cookie',
    OPEN,
    [COOKIE, module(CREDENTIALED)],
    'GET +cookie',
    'set, loaded',
  ],
  ['module-no-cookie', 'a module script sends no cookie', ANY, [COOKIE, module()], 'GET', 'set, loaded'],
  ['import', 'import()', ANY, { do: 'import', ...MODULE }, 'GET', 'loaded'],
  [
    'import-none',
    'import() without CORS',
    NOTHING,
    { do: 'import', ...MODULE },
    'GET',
    'blocked',
    { failure: 'import' },
  ],
  ['module-preload', 'modulepreload', ANY, { do: 'preload', rel: 'modulepreload', ...MODULE }, 'GET', 'loaded'],
  [
    'script',
    'a classic script: no CORS, errors are muted',
    NOTHING,
    classic(),
    PLAIN,
    'loaded muted',
    { differs: { firefox: differs(PLAIN, 'loaded with details', 'errors are not muted') } },
  ],
  ['script-anonymous', 'a classic script with crossorigin', ANY, classic(ANONYMOUS), 'GET', 'loaded with details'],
  [
    'script-anonymous-none',
    'the same without CORS',
    NOTHING,
    classic(ANONYMOUS),
    'GET',
    'blocked',
    { failure: 'script' },
  ],
  [
    'script-credentials',
    'crossorigin=use-credentials',
    OPEN,
    [COOKIE, classic(CREDENTIALED)],
    'GET +cookie',
    'set, loaded with details',
  ],
]);

function module(more: Partial<Step> = {}): Step {
  return { do: 'script', type: 'module', ...MODULE, ...more };
}

function classic(more: Partial<Step> = {}): Step {
  return { do: 'script', path: 'script.js', ...more };
}
