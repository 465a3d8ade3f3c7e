import type { Scenario, Step } from '../scenario.ts';
import { ANY, fetching, NOTHING, page, scenarios } from './rows.ts';

export const workers: readonly Scenario[] = scenarios([
  ['worker', 'in a worker', page(), fetching({ in: 'worker' }), 'GET', '200'],
  [
    'worker-put',
    'in a worker, preflighted',
    page(),
    fetching({ in: 'worker', method: 'PUT' }),
    'preflight PUT -> 204, PUT',
    '200',
  ],
  [
    'worker-none',
    'in a worker, without CORS',
    NOTHING,
    fetching({ in: 'worker' }),
    'GET',
    'blocked',
    { failure: 'worker' },
  ],
  ['worker-module', 'in a module worker', page(), fetching({ in: 'module-worker' }), 'GET', '200'],
  ['worker-blob', 'in a worker from a Blob', page(), fetching({ in: 'blob-worker' }), 'GET', '200'],
  ['worker-import', 'import in a module worker', page(), imported(), 'GET', 'loaded'],
  [
    'worker-import-none',
    'import in a module worker, without CORS',
    NOTHING,
    imported(),
    'GET',
    'blocked',
    { failure: 'worker-import' },
  ],
  [
    'worker-cross-origin',
    'a worker from another origin',
    ANY,
    { do: 'script', in: 'cross-origin-worker', path: 'script.js' },
    '',
    'blocked',
  ],
]);

function imported(): Step {
  return { do: 'import', in: 'importing-worker', path: 'module.mjs' };
}
