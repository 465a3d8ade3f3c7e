import type { Scenario, Step, Where } from '../scenario.ts';
import { ANY, by, fetching, page, scenarios } from './rows.ts';

/** Pages without an origin. */
export const opaque: readonly Scenario[] = scenarios([
  ['null-sandbox', 'a sandboxed frame, any origin', ANY, from('sandbox'), 'GET from null', '200'],
  [
    'null-sandbox-put',
    'a sandboxed frame, preflighted',
    ANY,
    from('sandbox', 'PUT'),
    'preflight PUT -> 204 from null, PUT from null',
    '200',
  ],
  ['null-data', 'a data: frame, any origin', ANY, from('data-frame'), 'GET from null', '200'],
  ['null-data-worker', 'a data: worker, any origin', ANY, from('data-worker'), 'GET from null', '200'],
  [
    'null-refused',
    'a sandboxed frame, an origin listed',
    page(),
    from('sandbox'),
    'GET from null',
    'blocked',
    { failure: 'origin-missing-null' },
  ],
  [
    'null-refused-put',
    'the same, preflighted',
    page(),
    from('sandbox', 'PUT'),
    'preflight PUT -> 403 from null',
    'blocked',
  ],
  [
    'null-pattern',
    'no pattern matches null',
    by(() => ['http://127.0.0.1:*', 'http://*.localhost:*']),
    from('sandbox'),
    'GET from null',
    'blocked',
  ],
  ['null-function', 'no function is called for null', asking(() => true), from('sandbox'), 'GET from null', 'blocked'],
  ['null-listed', 'null listed, with a waiver', nullListed(), from('sandbox'), 'GET from null', '200'],
  ['null-listed-data', 'null listed, a data: frame', nullListed(), from('data-frame'), 'GET from null', '200'],
  ['srcdoc', "a srcdoc frame has the page's origin", page(), from('srcdoc-frame'), 'GET', '200'],
]);

function from(where: Where, method = 'GET'): Step {
  return fetching({ in: where, method });
}

function asking(origin: () => boolean | Promise<boolean>): ReturnType<typeof by> {
  return by(() => ({ origin }));
}

function nullListed(): ReturnType<typeof by> {
  return by(({ page }) => ({ origin: [page, 'null'], dangerouslyAllow: ['null-origin'] }));
}
