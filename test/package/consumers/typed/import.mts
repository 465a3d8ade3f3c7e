import * as all from 'corsmith';
import cors, {
  CorsConfigError,
  type CorsOptions,
  type CorsOptionsDelegate,
  type CorsRequest,
  createPolicy,
  cors as named,
} from 'corsmith';
import compat, { type CorsOptionsDelegate as CompatDelegate, type CorsOptions as CompatOptions } from 'corsmith/compat';

const options: CorsOptions = { origin: 'https://a.example', credentials: true };
const delegate: CorsOptionsDelegate = (request: CorsRequest, callback) =>
  callback(null, { origin: request.method === 'GET' });
const loose: CompatOptions = { origin: ['https://a.example', /b/], maxAge: 5 };
const looseDelegate: CompatDelegate<compat.CorsRequest> = (_request, callback) => callback(null, loose);

const merged: cors.CorsOptions = options;
const mergedDelegate: cors.CorsOptionsDelegate<cors.CorsRequest> = delegate;
const mergedCompat: compat.CorsOptions = loose;
const explicit = [
  cors<cors.CorsRequest>(merged),
  named<named.CorsRequest>(mergedDelegate),
  cors<cors.CorsRequest>('*'),
];
const explicitCompat = [compat<compat.CorsRequest>({ origin: ['https://a.example'] }), compat<compat.CorsRequest>()];

const made = [
  ...explicit,
  ...explicitCompat,
  cors(),
  cors(options),
  named(delegate),
  all.cors('*'),
  cors(createPolicy(options)),
  all.default(),
];
const compatible = [compat(), compat(mergedCompat), compat(looseDelegate)];

const fields: string[] = [];
const request = { method: 'GET', headers: { origin: 'https://a.example' } };
const response = {
  statusCode: 200,
  getHeader: () => undefined,
  setHeader: (name: string) => fields.push(name),
  end() {},
};
for (const middleware of [...made, ...compatible]) middleware(request, response, () => fields.push('next'));
if (fields.filter((field) => field === 'next').length !== 14) throw new Error(fields.join());

const failure: cors.CorsConfigError | undefined = undefined;
if (failure !== undefined) throw failure;
try {
  cors({ origin: options.credentials ? String('b.example') : '*' });
  throw new Error('this should have been refused');
} catch (error) {
  if (!(error instanceof CorsConfigError) || error.issues[0]?.code !== 'invalid-origin') throw error;
}

// @ts-expect-error an origin has a scheme
export const refused = () => cors('b.example');
