import type { Scenario, Step } from '../scenario.ts';
import { ANY, differs, ELSEWHERE, NOTHING, page, scenarios } from './rows.ts';

const PLAIN = 'GET without origin';
const MODULE = { path: 'module.mjs' } as const;
const FONT = { path: 'font.ttf' } as const;
const STYLE = { path: 'style.css' } as const;
const IMAGE = { path: 'image.png' } as const;
const ANONYMOUS = { crossorigin: 'anonymous' } as const;
const CREDENTIALED = { crossorigin: 'use-credentials' } as const;
const OPEN = page({ credentials: true });
const COOKIE: Step = { do: 'cookie', path: '' };
const fontDiffers = { differs: { webkit: differs(PLAIN, 'loaded', 'fonts are loaded without CORS') } };
const noWebgl = { differs: { firefox: differs('', 'no WebGL', 'not available in headless mode') } };

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

export const styles: readonly Scenario[] = scenarios([
  ['style', 'a stylesheet: applied, not readable', NOTHING, { do: 'style', ...STYLE }, PLAIN, 'loaded tainted'],
  [
    'style-anonymous',
    'a stylesheet with crossorigin',
    ANY,
    { do: 'style', ...STYLE, ...ANONYMOUS },
    'GET',
    'loaded readable',
  ],
  [
    'style-anonymous-none',
    'the same without CORS',
    NOTHING,
    { do: 'style', ...STYLE, ...ANONYMOUS },
    'GET',
    'blocked',
    { failure: 'style' },
  ],
  ['font', 'FontFace', ANY, { do: 'font', ...FONT }, 'GET', 'loaded', fontDiffers],
  [
    'font-none',
    'FontFace without CORS',
    NOTHING,
    { do: 'font', ...FONT },
    'GET',
    'blocked',
    { ...fontDiffers, failure: 'font' },
  ],
  ['font-css', '@font-face', page(), { do: 'cssFont', ...FONT }, 'GET', 'loaded', fontDiffers],
  [
    'font-css-none',
    '@font-face without CORS',
    NOTHING,
    { do: 'cssFont', ...FONT },
    'GET',
    'blocked',
    { ...fontDiffers, failure: 'font' },
  ],
]);

export const images: readonly Scenario[] = scenarios([
  ['image', 'an image', NOTHING, { do: 'image', ...IMAGE }, PLAIN, 'loaded'],
  ['image-anonymous', 'an image with crossorigin', ANY, { do: 'image', ...IMAGE, ...ANONYMOUS }, 'GET', 'loaded'],
  [
    'image-anonymous-none',
    'the same without CORS',
    NOTHING,
    { do: 'image', ...IMAGE, ...ANONYMOUS },
    'GET',
    'blocked',
    { failure: 'image' },
  ],
  [
    'canvas',
    'an image to a canvas: tainted',
    NOTHING,
    { do: 'canvas', ...IMAGE },
    PLAIN,
    'tainted',
    { failure: 'canvas' },
  ],
  [
    'canvas-cors-unasked',
    'tainted though the server would allow it',
    ANY,
    { do: 'canvas', ...IMAGE },
    PLAIN,
    'tainted',
    { failure: 'canvas' },
  ],
  ['canvas-anonymous', 'with crossorigin: readable', ANY, { do: 'canvas', ...IMAGE, ...ANONYMOUS }, 'GET', 'readable'],
  ['canvas-listed', 'with crossorigin, listed', page(), { do: 'canvas', ...IMAGE, ...ANONYMOUS }, 'GET', 'readable'],
  [
    'canvas-credentials',
    'with the cookie',
    OPEN,
    [COOKIE, { do: 'canvas', ...IMAGE, ...CREDENTIALED }],
    'GET +cookie',
    'set, readable',
  ],
  [
    'canvas-credentials-any',
    'with the cookie, any origin',
    ANY,
    { do: 'canvas', ...IMAGE, ...CREDENTIALED },
    'GET',
    'blocked',
    { failure: 'image-credentials' },
  ],
  ['webgl', 'an image to WebGL: refused', NOTHING, { do: 'webgl', ...IMAGE }, PLAIN, 'tainted', noWebgl],
  ['webgl-anonymous', 'with crossorigin', ANY, { do: 'webgl', ...IMAGE, ...ANONYMOUS }, 'GET', 'readable', noWebgl],
]);

function module(more: Partial<Step> = {}): Step {
  return { do: 'script', type: 'module', ...MODULE, ...more };
}

function classic(more: Partial<Step> = {}): Step {
  return { do: 'script', path: 'script.js', ...more };
}
