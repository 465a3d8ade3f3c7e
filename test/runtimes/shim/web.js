// The `corsmith/web` that recipes import here: a header of each request says which row's policy applies to it.
import * as real from 'corsmith-real/web';
import { layerOf } from '../../web/through-web.ts';
import { ROWS } from '../rows.ts';
import { HEADER, once } from './select.js';

export * from 'corsmith-real/web';
export { cors as default };

const layer = once((row) => layerOf(ROWS[row], real.cors));

export function cors(...args) {
  const own = real.cors(...args);
  const select = ({ headers }) => (headers.has(HEADER) ? layer(headers.get(HEADER)) : own);
  return {
    wrap:
      (handler, options) =>
      (request, ...rest) =>
        select(request).wrap(handler, options)(request, ...rest),
    respond: (request) => select(request).respond(request),
    finish: (request, response) => select(request).finish(request, response),
  };
}
