/** Code that does not compile, and a part of the message. */
export const REFUSED: readonly (readonly [code: string, sentence: string])[] = [
  // credentials
  ["cors({ origin: '*', credentials: true })", "Browsers block '*' with credentials"],
  ['cors({ origin: true, credentials: true })', "Every site could read your users' data"],
  [
    "cors({ origin: true, credentials: true, dangerouslyAllow: ['null-origin'] })",
    "set dangerouslyAllow: ['credentialed-any-origin']",
  ],
  [
    "cors({ origin: '*', credentials: true, dangerouslyAllow: ['credentialed-any-origin'] })",
    "Browsers block '*' with credentials",
  ],
  ['cors({ credentials: true })', "Without 'origin', any origin is allowed"],
  [
    "cors({ origin: 'https://a.example', credentials: true, methods: '*' })",
    "browsers treat '*' in 'methods' as a name",
  ],
  [
    "cors({ origin: 'https://a.example', credentials: true, exposedHeaders: ['*'] })",
    "browsers treat '*' in 'exposedHeaders' as a name",
  ],
  ["cors({ origin: flag ? '*' : 'https://a.example', credentials: true })", "Browsers block '*' with credentials"],
  ["createPolicy({ origin: '*', credentials: true })", "Browsers block '*' with credentials"],
  ["const fixed = { origin: '*', credentials: true } as const; cors(fixed)", "Browsers block '*' with credentials"],

  // origins
  ["cors('a.example')", "'a.example' has no scheme: use 'https://a.example'"],
  ["cors({ origin: 'a.example' })", "'a.example' has no scheme"],
  ["cors({ origin: 'localhost:3000' })", "use 'http://localhost:3000'"],
  ["cors({ origin: '127.0.0.1' })", "use 'http://127.0.0.1'"],
  ["cors({ origin: ['https://a.example', 'b.example'] })", "'b.example' has no scheme"],
  ["cors(['https://a.example', 'b.example'])", "'b.example' has no scheme"],
  [
    "cors('https://a.example/')",
    "'https://a.example/' ends with a path, which origins do not have: use 'https://a.example'",
  ],
  [
    "cors({ origin: 'https://a.example/some/path' })",
    "ends with a path, which origins do not have: use 'https://a.example'",
  ],
  ["cors({ origin: ['https://*.a.example/'] })", "use 'https://*.a.example'"],
  ["cors({ origin: 'https://A.Example' })", "has capital letters, but origins are lowercase: use 'https://a.example'"],
  ["cors({ origin: 'https://a.example:443' })", "has the default port, which browsers omit: use 'https://a.example'"],
  ["cors({ origin: 'http://a.example:80' })", "use 'http://a.example'"],
  ["cors('https://a.example, https://b.example')", 'is more than one origin: use a list'],
  ["cors({ origin: ['*', 'https://a.example'] })", "'*' allows every origin"],
  ["cors(['*'])", "'*' allows every origin"],
  ["cors({ origin: 'null' })", "Any site can send 'null' from a sandboxed frame"],
  ["cors({ origin: ['https://a.example', 'null'] })", "dangerouslyAllow: ['null-origin']"],
  ['cors({ origin: [] })', '[] allows no origin: use false'],
  ['cors([])', '[] allows no origin'],
  ["cors({ origin: '' })", "'' is not an origin"],
  ["cors('')", "'' is not an origin"],
  ["createPolicy('a.example')", "'a.example' has no scheme"],
  ['cors({ origin: process.env.ORIGIN })', "'origin' can be undefined here"],
  ['cors({ origin: 3 })', "Type 'number' is not assignable to type 'CorsOrigin | undefined'"],
  ['cors({ origin: [3] })', "Type 'number' is not assignable to type 'CorsOriginEntry'"],
  ['cors([3])', 'An origin is a string or a RegExp'],
  ['cors(new Set(texts))', 'An origin is a string or a RegExp'],
  ['cors(/^https:/)', "'RegExp' is not assignable"],

  // origin functions
  [
    'cors({ origin: (origin) => { texts.includes(origin); } })',
    'This function must always return true, false or a list, or take a callback',
  ],
  [
    'cors({ origin: async (origin) => { texts.includes(origin); } })',
    'This function must always return true, false or a list, or take a callback',
  ],
  [
    'cors({ origin: (origin) => origin === text || undefined })',
    'This function must always return true, false or a list, or take a callback',
  ],
  [
    'cors({ origin: (origin) => { if (origin === text) return true; } })',
    'This function must always return true, false or a list, or take a callback',
  ],
  ['cors({ origin: () => {} })', 'must always return true, false or a list'],
  ['cors({ origin: (origin) => origin })', 'must always return true, false or a list'],

  // delegates
  [
    'cors((request) => request.method === text)',
    'To decide which origins to allow, call cors({ origin: yourFunction })',
  ],
  ['cors((request) => { text; })', 'A delegate must always return options or a policy, or take a callback'],
  ['cors((request) => text)', 'A delegate must always return options or a policy'],
  ['cors((request: number) => options)', "Type 'CorsRequest' is not assignable to type 'number'"],
  ['createPolicy((request: CorsRequest) => ({}))', "'(request: CorsRequest) => {}' is not assignable"],

  // names and types of options
  ["cors({ orgin: 'https://a.example' })", "'orgin' does not exist in type"],
  ['const loose = { orgin: text, credentials: true }; cors(loose)', "There is no option 'orgin'"],
  ['cors({ origin: (o, done) => done(null, true), maxage: 3 })', "There is no option 'maxage'"],
  ["cors({ maxAge: '600' })", "Type 'string' is not assignable to type 'number'"],
  ["cors({ dangerouslyAllow: ['everything'] })", "Type '\"everything\"' is not assignable to type 'CorsWaiver'"],
  ["cors({ origin: 'https://a.example', enforce: 'some' })", 'Type \'"some"\' is not assignable to type'],

  ["cors({ origin: text, enforce: { methods: 'all', reportonly: true } })", "There is no option 'reportonly'"],

  // hosts
  ['cors({ origin: text, enforce: { allowedHosts: [] } })', '[] allows no host'],
  ["cors({ origin: text, enforce: { allowedHosts: '*' } })", "'*' allows every host"],
  ["cors({ origin: text, enforce: { allowedHosts: ['loopback', '*'] } })", "'*' allows every host"],
  [
    "cors({ origin: text, enforce: { allowedHosts: ['http://localhost:3000'] } })",
    "list this server's host names here, such as 'localhost:3000', and pages' origins in 'origin'",
  ],
  ["createPolicy({ origin: text, enforce: { allowedHosts: '.example.com' } })", "use 'example.com', '*.example.com'"],
  ['cors({ origin: text, enforce: { allowedHosts: true } })', "Type 'true' is not assignable to type"],
  ['cors({ origin: text, enforce: { allowedHosts: [/localhost/] } })', "Type 'RegExp' is not assignable to type"],

  // no message of ours: the compiler's own is clear
  ['cors(undefined)', "'undefined' is not assignable"],
  ['cors(process.env.ORIGIN)', "'string | undefined' is not assignable"],
  ['cors(null)', "'null' is not assignable"],
  ['cors(3)', "'number' is not assignable"],
  ['const narrow: CorsMiddleware = cors((r: express.Request) => ({ origin: r.ip === text }))', 'is not assignable'],
];
