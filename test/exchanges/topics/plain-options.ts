import { A, B, callsNext, type ExchangeRow, rows, send } from '../row.ts';

const REQUEST_METHOD = { 'access-control-request-method': 'PUT', 'access-control-request-headers': 'x-a' };
const REQUEST_HEADERS = { 'access-control-request-headers': 'x-a' };

/** OPTIONS is a preflight only with Origin and Access-Control-Request-Method; any other request reaches the application. */
export const PLAIN_OPTIONS: readonly ExchangeRow[] = [
  ...rows('OPTIONS to any origin', undefined, [
    ['no Origin', send('OPTIONS'), callsNext({ origin: '*' }, null)],
    ['an Origin', send('OPTIONS', A), callsNext({ origin: '*' }, null)],
    [
      'Access-Control-Request-Method without Origin',
      send('OPTIONS', undefined, REQUEST_METHOD),
      callsNext({ origin: '*' }, null),
    ],
    ['only Access-Control-Request-Headers', send('OPTIONS', A, REQUEST_HEADERS), callsNext({ origin: '*' }, null)],
  ]),
  ...rows('OPTIONS to one origin', { origin: A }, [
    ['no Origin', send('OPTIONS'), callsNext({}, 'Origin')],
    ['an Origin', send('OPTIONS', A), callsNext({ origin: A }, 'Origin')],
    ['another Origin', send('OPTIONS', B), callsNext({}, 'Origin')],
    [
      'Access-Control-Request-Method without Origin',
      send('OPTIONS', undefined, REQUEST_METHOD),
      callsNext({}, 'Origin'),
    ],
    ['only Access-Control-Request-Headers', send('OPTIONS', A, REQUEST_HEADERS), callsNext({ origin: A }, 'Origin')],
    ['an empty Origin', send('OPTIONS', ''), callsNext({}, 'Origin')],
  ]),
  ...rows('Access-Control-Request-Method without OPTIONS', { origin: A }, [
    ['GET', send('GET', A, REQUEST_METHOD), callsNext({ origin: A }, 'Origin')],
    ['POST from another origin', send('POST', B, REQUEST_METHOD), callsNext({}, 'Origin')],
    ['HEAD', send('HEAD', A, REQUEST_METHOD), callsNext({ origin: A }, 'Origin')],
  ]),
];
