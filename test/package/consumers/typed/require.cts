import cors = require('corsmith');
import compat = require('corsmith/compat');

const options: cors.CorsOptions = { origin: 'https://a.example', credentials: true };
const delegate: cors.CorsOptionsDelegate = (request: cors.CorsRequest, callback) =>
  callback(null, { origin: request.method === 'GET' });
const loose: compat.CorsOptions = { origin: ['https://a.example', /b/], maxAge: 5 };
const looseDelegate: compat.CorsOptionsDelegate<compat.CorsRequest> = (_request, callback) => callback(null, loose);

const explicit = [cors<cors.CorsRequest>({ origin: ['https://a.example'] }), cors.cors<cors.CorsRequest>(delegate)];
const explicitCompat = [
  compat<compat.CorsRequest>({ origin: ['https://a.example'] }),
  compat.cors<compat.CorsRequest>(),
];

const made = [
  ...explicit,
  ...explicitCompat,
  cors(),
  cors(options),
  cors.cors(delegate),
  cors.default('*'),
  cors(cors.createPolicy(options)),
];
const compatible = [compat(), compat.cors(loose), compat.default(looseDelegate)];

const fields: string[] = [];
const request = { method: 'GET', headers: { origin: 'https://a.example' } };
const response = {
  statusCode: 200,
  getHeader: () => undefined,
  setHeader: (name: string) => fields.push(name),
  end() {},
};
for (const middleware of [...made, ...compatible]) middleware(request, response, () => fields.push('next'));
if (fields.filter((field) => field === 'next').length !== 12) throw new Error(fields.join());

try {
  cors({ origin: String('b.example') });
  throw new Error('this should have been refused');
} catch (error) {
  if (!(error instanceof cors.CorsConfigError) || error.issues[0]?.code !== 'invalid-origin') throw error;
}

// @ts-expect-error an origin has a scheme
const refused = () => cors('b.example');
void refused;
