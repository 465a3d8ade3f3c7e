import type { CompilerOptions } from 'typescript';
import { describe, expect, test } from 'vitest';
import { compileEach } from '../types/compile.ts';

/** Our types and those of `@types/cors`, which must be assignable to each other. */
const TYPES: readonly string[] = [
  'CorsRequest',
  'CorsOptions',
  'CorsOptionsDelegate',
  'CorsOptionsDelegate<express.Request>',
  ...['origin', 'methods', 'allowedHeaders', 'exposedHeaders', 'credentials', 'maxAge'].map(memberOf),
  ...['preflightContinue', 'optionsSuccessStatus'].map(memberOf),
  'default',
];

const ACCEPTED: readonly string[] = [
  'cors()',
  'cors(undefined)',
  'cors({})',
  "cors({ origin: '*', methods: 'GET', allowedHeaders: 'a', exposedHeaders: 'b', credentials: true, maxAge: 5 })",
  "cors({ origin: undefined, methods: ['GET'], allowedHeaders: ['a'], exposedHeaders: ['b'] })",
  'cors({ origin: ["https://a.example", /b/, true], preflightContinue: true, optionsSuccessStatus: 200 })',
  'cors({ origin: texts, credentials: undefined, maxAge: undefined })',
  'cors({ origin: (origin, callback) => callback(null, origin === text) })',
  'cors({ origin: (origin, callback) => callback(new Error(origin)) })',
  'cors({ origin: (_, callback) => callback(null, [text, /b/]) })',
  'cors({ origin: async (origin) => origin === text })',
  'cors((request, callback) => callback(null, { origin: request.headers.origin }))',
  'cors((request, callback) => callback(null, { origin: request.headers.referer !== request.method }))',
  "cors((request, callback) => callback(null, { allowedHeaders: request.headers['x-custom'] }))",
  'cors((_, callback) => callback(new Error()))',
  'cors((request: express.Request, callback) => callback(null, { origin: request.hostname }))',
  'cors<cors.CorsRequest>({ origin: texts })',
  'cors<express.Request>((request, callback) => callback(null, { origin: request.ip === text }))',
  'app.use(cors(), cors({ origin: true }))',
  'app.use(cors((request, callback) => callback(null, { origin: request.url === text })))',
  "app.options('*', cors())",
  "app.use('/g', cors<cors.CorsRequest>({ origin: texts }), handler)",
  'connect.use(cors())',
  'const inExpress: express.RequestHandler = cors()',
  'cors()(http1[0], http1[1], next)',
  'cors()(http2[0], http2[1], next)',
  'cors()({ headers: {} }, { setHeader: () => 1, end: () => 1 }, (error?: Error) => error)',
  'const options: cors.CorsOptions = {}; options.origin = text; cors(options)',
  'const delegate: cors.CorsOptionsDelegate = (request, callback) => callback(null, { origin: request.method }); cors(delegate)',
  'const delegate: cors.CorsOptionsDelegate<express.Request> = (request, callback) => callback(null); cors(delegate)',
  'declare const record: Record<string, unknown>; cors(record)',
];

const REFUSED: readonly string[] = [
  "cors('https://a.example')",
  'cors(texts)',
  'cors(null)',
  'cors(true)',
  'cors(/a/)',
  "cors({ maxAge: '1' })",
  "cors({ optionsSuccessStatus: '200' })",
  "cors({ credentials: 'true' })",
  "cors({ preflightContinue: 'true' })",
  "cors({ headers: 'x' })",
  'cors({ origins: texts })',
  'cors({ enforce: true })',
  'cors({ dangerouslyAllow: [] })',
  'cors({ origin: 1 })',
  'cors({ origin: null })',
  'cors({ origin: [[text]] })',
  'cors({ origin: [1] })',
  'cors({ methods: /GET/ })',
  'cors({ origin: (origin, callback) => callback(null, 1) })',
  'cors({ origin: (origin: string, callback) => callback(null, true) })',
  'cors({ origin: (_, callback) => callback(text) })',
  'declare const fixed: readonly string[]; cors({ origin: fixed })',
  'declare const fixed: readonly string[]; cors({ methods: fixed })',
  'cors((request, callback) => callback(null, text))',
  'cors((request, callback) => callback(null, { origin: request.url }))',
  "cors((_, callback) => callback(null, { maxAge: '1' }))",
  'cors((request: number, callback) => callback(null))',
  'cors<number>()',
  'cors()({}, { setHeader: () => 1, end: () => 1 }, next)',
  'cors()({ headers: {} }, { end: () => 1 }, next)',
];

const NPM = "import cors from 'cors';";
const COMPAT = "import cors from '../../src/compat.ts'; import type * as types from '../../src/compat.ts';";
const BOTH = "import type * as theirs from 'cors'; import type * as ours from '../../src/compat.ts';";

const EXACT = { exactOptionalPropertyTypes: true };
const LOOSE = { strict: false };

describe.each([
  ['strict', {}],
  ['strict with exactOptionalPropertyTypes', EXACT],
  ['not strict', LOOSE],
])('%s', (_, options) => {
  const both = compileEach(TYPES.map(assignBothWays), options, BOTH);
  test.each(TYPES.map((type, index) => ({ type, index })))('$type is compatible with @types/cors', ({ index }) => {
    expect(both[index]).toBe('');
  });

  const errors = compileWithBoth(ACCEPTED, options);
  test.each(ACCEPTED.map((code, index) => ({ code, index })))('both accept $code', ({ index }) => {
    expect(errors.map((each) => each[index])).toEqual(['', '']);
  });
});

// without strictNullChecks, much of this compiles
describe.each([
  ['strict', {}],
  ['strict with exactOptionalPropertyTypes', EXACT],
])('%s', (_, options) => {
  const errors = compileWithBoth(REFUSED, options);
  test.each(REFUSED.map((code, index) => ({ code, index })))('both refuse $code', ({ index }) => {
    expect(errors.map((each) => each[index])).toEqual([expect.stringMatching(/./), expect.stringMatching(/./)]);
  });
});

function memberOf(name: string): string {
  return `CorsOptions['${name}']`;
}

function assignBothWays(type: string): string {
  const [there, back] = type === 'default' ? ['typeof theirs', 'typeof ours'] : ['theirs', 'ours'];
  return `export const a: ${there}.${type} = {} as ${back}.${type};
export const b: ${back}.${type} = {} as ${there}.${type}`;
}

/** In the package, the types are in the namespace `cors` too; in its source they are only next to it. */
function compileWithBoth(codes: readonly string[], options: CompilerOptions): readonly (readonly string[])[] {
  const ours = codes.map((code) => code.replaceAll('cors.Cors', 'types.Cors'));
  return [compileEach(codes, options, NPM), compileEach(ours, options, COMPAT)];
}
