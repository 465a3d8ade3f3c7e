import { A, B, type ExchangeRow, handsOn, rows, send } from '../row.ts';

const ASKED = { 'access-control-request-method': 'PUT', 'access-control-request-headers': 'x-a' };
const ASKED_HEADERS = { 'access-control-request-headers': 'x-a' };

/** OPTIONS is a preflight only with Origin and Access-Control-Request-Method; every other reaches the application. */
export const PLAIN_OPTIONS: readonly ExchangeRow[] = [
  ...rows('OPTIONS to any origin', undefined, [
    ['no Origin', send('OPTIONS'), handsOn({ origin: '*' }, null)],
    ['an Origin', send('OPTIONS', A), handsOn({ origin: '*' }, null)],
    ['asks, but without Origin', send('OPTIONS', undefined, ASKED), handsOn({ origin: '*' }, null)],
    ['asks only for headers', send('OPTIONS', A, ASKED_HEADERS), handsOn({ origin: '*' }, null)],
  ]),
  ...rows('OPTIONS to one origin', { origin: A }, [
    ['no Origin', send('OPTIONS'), handsOn({}, 'Origin')],
    ['an Origin', send('OPTIONS', A), handsOn({ origin: A }, 'Origin')],
    ['another Origin', send('OPTIONS', B), handsOn({}, 'Origin')],
    ['asks, but without Origin', send('OPTIONS', undefined, ASKED), handsOn({}, 'Origin')],
    ['asks only for headers', send('OPTIONS', A, ASKED_HEADERS), handsOn({ origin: A }, 'Origin')],
    ['an empty Origin', send('OPTIONS', ''), handsOn({}, 'Origin')],
  ]),
  ...rows('what asks, but is not OPTIONS', { origin: A }, [
    ['GET', send('GET', A, ASKED), handsOn({ origin: A }, 'Origin')],
    ['POST of another', send('POST', B, ASKED), handsOn({}, 'Origin')],
    ['HEAD', send('HEAD', A, ASKED), handsOn({ origin: A }, 'Origin')],
  ]),
];
