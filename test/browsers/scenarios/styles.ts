import type { Scenario } from '../scenario.ts';
import { ANY, differs, NOTHING, page, scenarios } from './rows.ts';

const PLAIN = 'GET without origin';
const FONT = { path: 'font.ttf' } as const;
const STYLE = { path: 'style.css' } as const;
const ANONYMOUS = { crossorigin: 'anonymous' } as const;
const fontDiffers = { differs: { webkit: differs(PLAIN, 'loaded', 'fonts are loaded without CORS') } };

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
