import * as corsmith from 'corsmith';
import * as compat from 'corsmith/compat';

const options: corsmith.CorsOptions = { origin: 'https://a.example' };
const loose: compat.CorsOptions = { allowedHeaders: 'x' };
const fields: string[] = [];
const request: corsmith.CorsRequest = { method: 'GET', headers: { origin: 'https://a.example' } };
const response = {
  statusCode: 200,
  getHeader: () => undefined,
  setHeader: (name: string) => fields.push(name),
  end() {},
};
for (const middleware of [corsmith.cors(options), corsmith.default(options), compat.cors(loose)])
  middleware(request, response, () => fields.push('next'));
if (fields.filter((field) => field === 'next').length !== 3) throw new Error(fields.join());
