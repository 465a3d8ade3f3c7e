import * as corsmith from 'corsmith';
import * as compat from 'corsmith/compat';

const options: corsmith.CorsOptions = { origin: 'https://a.example' };
const loose: compat.CorsOptions = { allowedHeaders: 'x' };
const fields: string[] = [];
const request = { method: 'GET', headers: { origin: 'https://a.example' } };
const response = {
  statusCode: 200,
  getHeader: () => undefined,
  setHeader: (name: string) => fields.push(name),
  end() {},
};
const explicit = [
  corsmith.cors<corsmith.CorsRequest>({ origin: ['https://a.example'] }),
  compat.cors<compat.CorsRequest>({ origin: ['https://a.example'] }),
];
for (const middleware of [...explicit, corsmith.cors(options), corsmith.default(options), compat.cors(loose)])
  middleware(request, response, () => fields.push('next'));
if (fields.filter((field) => field === 'next').length !== 5) throw new Error(fields.join());
