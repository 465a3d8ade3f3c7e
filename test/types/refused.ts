/** What does not compile, and the sentence that the compiler says about it. */
export const REFUSED: readonly (readonly [code: string, sentence: string])[] = [
  // credentials
  ["cors({ origin: '*', credentials: true })", "'*' cannot go with credentials"],
  ['cors({ origin: true, credentials: true })', 'true with credentials lets every site read'],
  ["cors({ origin: true, credentials: true, dangerouslyAllow: ['null-origin'] })", 'true with credentials'],
  ["cors({ origin: '*', credentials: true, dangerouslyAllow: ['credentialed-any-origin'] })", "'*' cannot go with"],
  ['cors({ credentials: true })', "Leaving 'origin' out means '*'"],
  ["cors({ origin: 'https://a.example', credentials: true, methods: '*' })", "'*' in 'methods' cannot go with"],
  ["cors({ origin: 'https://a.example', credentials: true, exposedHeaders: ['*'] })", "'*' in 'exposedHeaders'"],
  ["cors({ origin: flag ? '*' : 'https://a.example', credentials: true })", "'*' cannot go with credentials"],
  ["createPolicy({ origin: '*', credentials: true })", "'*' cannot go with credentials"],
  ["const fixed = { origin: '*', credentials: true } as const; cors(fixed)", "'*' cannot go with credentials"],

  // origins
  ["cors('a.example')", "'a.example' has no scheme, so no browser sends it: write 'https://a.example'"],
  ["cors({ origin: 'a.example' })", "'a.example' has no scheme"],
  ["cors({ origin: 'localhost:3000' })", "write 'http://localhost:3000'"],
  ["cors({ origin: '127.0.0.1' })", "write 'http://127.0.0.1'"],
  ["cors({ origin: ['https://a.example', 'b.example'] })", "'b.example' has no scheme"],
  ["cors(['https://a.example', 'b.example'])", "'b.example' has no scheme"],
  ["cors('https://a.example/')", "without a slash: write 'https://a.example'"],
  [
    "cors({ origin: 'https://a.example/some/path' })",
    "ends before the path, without a slash: write 'https://a.example'",
  ],
  ["cors({ origin: ['https://*.a.example/'] })", "write 'https://*.a.example'"],
  ["cors({ origin: 'https://A.Example' })", "not in lower case, as browsers write origins: write 'https://a.example'"],
  [
    "cors({ origin: 'https://a.example:443' })",
    "the default port, which browsers leave out: write 'https://a.example'",
  ],
  ["cors({ origin: 'http://a.example:80' })", "write 'http://a.example'"],
  ["cors('https://a.example, https://b.example')", 'is more than one origin: write a list'],
  ["cors({ origin: ['*', 'https://a.example'] })", "'*' already stands for all other entries"],
  ["cors(['*'])", "'*' already stands for all other entries"],
  ["cors({ origin: 'null' })", "'null' is the origin of every sandboxed frame"],
  ["cors({ origin: ['https://a.example', 'null'] })", "dangerouslyAllow: ['null-origin']"],
  ['cors({ origin: [] })', '[] names no origin: write false'],
  ['cors([])', '[] names no origin'],
  ["cors({ origin: '' })", "'' names no origin"],
  ["cors('')", "'' names no origin"],
  ["createPolicy('a.example')", "'a.example' has no scheme"],
  ['cors({ origin: process.env.ORIGIN })', "'origin' may be undefined here"],
  ['cors({ origin: 3 })', 'An origin is a string, a RegExp, a list of them, a function, true or false'],
  ['cors({ origin: [3] })', 'An entry of a list of origins is a string or a RegExp'],
  ['cors(/^https:/)', 'A RegExp alone is no argument'],

  // origin functions
  ['cors({ origin: (origin) => { texts.includes(origin); } })', 'This origin function does not always answer'],
  ['cors({ origin: async (origin) => { texts.includes(origin); } })', 'This origin function does not always answer'],
  ['cors({ origin: (origin) => origin === text || undefined })', 'This origin function does not always answer'],
  [
    'cors({ origin: (origin) => { if (origin === text) return true; } })',
    'This origin function does not always answer',
  ],
  ['cors({ origin: () => {} })', 'it must return true or false'],
  ['cors({ origin: (origin) => origin })', 'This origin function does not answer true or false'],

  // delegates
  ['cors((request) => request.method === text)', 'to decide about origins, write cors({ origin: yourFunction })'],
  ['cors((request) => { text; })', 'This delegate does not always answer'],
  ['cors((request) => text)', 'This delegate does not answer options or a policy'],
  ['cors((request: number) => options)', 'A delegate is called with the request, and a callback'],
  ['createPolicy((request: CorsRequest) => ({}))', 'A policy is made of options: give a function to cors()'],

  // names and types of options
  ["cors({ orgin: 'https://a.example' })", "There is no option 'orgin', so it would do nothing"],
  ['const loose = { orgin: text, credentials: true }; cors(loose)', "There is no option 'orgin'"],
  ['cors({ origin: (o, done) => done(null, true), maxage: 3 })', "There is no option 'maxage'"],
  ["cors({ maxAge: '600' })", "'maxAge' does not take a value of this type"],
  ["cors({ dangerouslyAllow: ['everything'] })", "'dangerouslyAllow' does not take a value of this type"],
  ["cors({ origin: 'https://a.example', enforce: 'some' })", "'enforce' does not take a value of this type"],

  // no sentence of ours: the compiler's own is clear
  ['cors(undefined)', "'undefined' is not assignable"],
  ['cors(process.env.ORIGIN)', "'string | undefined' is not assignable"],
  ['cors(null)', "'null' is not assignable"],
  ['cors(3)', "'number' is not assignable"],
  ['const narrow: CorsMiddleware = cors((r: express.Request) => ({ origin: r.ip === text }))', 'is not assignable'],
];
