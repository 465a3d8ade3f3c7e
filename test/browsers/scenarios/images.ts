import type { Scenario, Step } from '../scenario.ts';
import { ANY, differs, NOTHING, page, scenarios } from './rows.ts';

const PLAIN = 'GET without origin';
const IMAGE = { path: 'image.png' } as const;
const ANONYMOUS = { crossorigin: 'anonymous' } as const;
const CREDENTIALED = { crossorigin: 'use-credentials' } as const;
const OPEN = page({ credentials: true });
const COOKIE: Step = { do: 'cookie', path: '' };
const noWebgl = { differs: { firefox: differs('', 'no WebGL', 'WebGL is not available in headless mode') } };

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
    'an image on a canvas: tainted',
    NOTHING,
    { do: 'canvas', ...IMAGE },
    PLAIN,
    'tainted',
    { failure: 'canvas' },
  ],
  [
    'canvas-cors-no-attribute',
    'tainted, although the server allows it',
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
  ['webgl', 'an image in WebGL: refused', NOTHING, { do: 'webgl', ...IMAGE }, PLAIN, 'tainted', noWebgl],
  [
    'webgl-anonymous',
    'an image with crossorigin in WebGL',
    ANY,
    { do: 'webgl', ...IMAGE, ...ANONYMOUS },
    'GET',
    'readable',
    noWebgl,
  ],
]);
