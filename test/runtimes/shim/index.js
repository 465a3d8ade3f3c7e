// The `corsmith` that recipes import here: a header of each request says which row's policy applies to it.
import * as real from 'corsmith-real';
import { ROWS } from '../rows.ts';
import { HEADER, once } from './select.js';

export * from 'corsmith-real';
export { cors as default };

const policyOf = once((row) => real.createPolicy(ROWS[row].options));
const middlewareOf = once((row) => ('options' in ROWS[row] ? real.cors(ROWS[row].options) : real.cors()));
const rowOf = ({ headers }) => headers[HEADER];

export function cors(...args) {
  const own = real.cors(...args);
  return (request, response, next) => {
    const middleware = rowOf(request) === undefined ? own : middlewareOf(rowOf(request));
    middleware(request, response, next);
  };
}

export function allowsUpgrade(own, request) {
  return real.allowsUpgrade(rowOf(request) === undefined ? own : policyOf(rowOf(request)), request);
}
