/** One error each, the code that it is reported at, and a part of its message. Callbacks next to it change nothing. */
export const LOCATED: readonly (readonly [code: string, at: string, part: string])[] = [
  ["cors({ origin: '*', credentials: true, maxAge: 5 })", 'origin', "Browsers block '*' with credentials"],
  ["cors({ origin: ['https://a.example', 'b.example'] })", "'b.example'", "use 'https://b.example'"],
  ["cors(['https://a.example', 'b.example'])", "'b.example'", "use 'https://b.example'"],
  ["cors({ origin: 'https://a.example', orgin: text })", 'orgin', "There is no option 'orgin'"],
  ["cors({ origin: (o) => o === text, maxAge: '5' })", 'maxAge', "Type 'string' is not assignable to type 'number'"],
  ['cors({ origin: (o) => o === text, maxage: 5 })', 'maxage', "There is no option 'maxage'"],
  ['cors({ origin: (o) => o.foo, maxAge: 5 })', 'foo', "Property 'foo' does not exist on type 'string'"],
  ['cors({ origin: (o) => text, maxAge: 5 })', 'origin', 'This function must always return true, false or a list'],
  ['cors({ origin: (o, done) => done(null, 5), maxAge: 5 })', '5', "Argument of type '5' is not assignable"],
  ['cors({ origin: (o) => o === text, methods: 5 })', 'methods', "Type 'number' is not assignable to type 'string"],
  [
    "cors({ origin: '*', credentials: true, enforce: { onRefused: (request, response) => response.end() } })",
    'origin',
    "Browsers block '*' with credentials",
  ],
  [
    "cors({ origin: (o) => o === text, maxAge: '5', enforce: { publicHost: (request) => request.url } })",
    'maxAge',
    "Type 'string' is not assignable to type 'number'",
  ],
  [
    'cors({ origin: (o) => o === text, maxAge: 5, enforce: { onRefused: 5 } })',
    'onRefused',
    "Type 'number' is not assignable to type",
  ],
  [
    'cors({ origin: (o) => o === text, maxAge: 5, enforce: { publicHost: (request) => 5 } })',
    'publicHost',
    "Type 'number' is not assignable to type",
  ],
  [
    'cors({ origin: (o) => o === text, enforce: { publicHost: (request) => request.foo, reportOnly: true } })',
    'foo',
    "Property 'foo' does not exist on type 'CorsRequest'",
  ],
  [
    'cors({ origin: texts, enforce: { onRefused: (request, response) => response.foo(request.method) } })',
    'foo',
    "Property 'foo' does not exist on type 'CorsResponse'",
  ],
  [
    "cors({ origin: texts, enforce: { allowedHosts: ['loopback', 'http://a.example'], onRefused: (_, r) => r.end() } })",
    "'http://a.example'",
    "'http://a.example' has a scheme",
  ],
  [
    "cors({ origin: texts, enforce: { methods: 'some', onRefused: (request, response) => response.end() } })",
    'methods',
    'Type \'"some"\' is not assignable',
  ],
  [
    "createPolicy({ origin: (o) => o === text, maxAge: '5', enforce: { publicHost: (request) => request.url } })",
    'maxAge',
    "Type 'string' is not assignable to type 'number'",
  ],
  [
    'createPolicy({ origin: texts, enforce: { reportOnly: 5, onRefused: (request, response) => response.end() } })',
    'reportOnly',
    "Type 'number' is not assignable to type 'boolean | undefined'",
  ],
  [
    'app.use(cors((request, done) => done(null, { origin: request.foo })))',
    'foo',
    "Property 'foo' does not exist on type 'Request<",
  ],
  [
    "cors((request, done) => done(null, { origin: request.url === text, maxAge: '5' }))",
    'maxAge',
    "Type 'string' is not assignable to type 'number'",
  ],
];
