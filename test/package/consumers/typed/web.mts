import { browse, explain, type NodeServer, preflightTriggers } from 'corsmith/explain';
import cors, { type CorsOptions, type CorsPolicy, createPolicy } from 'corsmith/web';

const options: CorsOptions = { origin: ['https://a.example'], credentials: true };
const policy: CorsPolicy = createPolicy(options);
const { wrap } = cors(policy);
const handler = wrap(() => new Response('hello'));

const request = new Request('https://b.example/', { headers: { Origin: 'https://a.example' } });
const response = await handler(request);
if (response.headers.get('Access-Control-Allow-Origin') !== 'https://a.example') throw new Error('it was not allowed');
if (preflightTriggers({ method: 'PUT', headers: [] }).length !== 1) throw new Error('a PUT is preflighted');
export const calls = [browse, explain];
export const server = {} as NodeServer;

// @ts-expect-error an origin has a scheme
export const refused = () => cors('b.example');

const merged: cors.CorsOptions = { origin: 'https://a.example', enforce: { onRefused: () => new Response(null) } };
export const layers: cors.CorsWeb[] = [
  cors<Request>(merged),
  cors(merged),
  cors(policy),
  cors((incoming) => (incoming.url === '/' ? merged : policy)),
  cors((incoming: Request & { cf: string }, callback) => callback(null, { origin: incoming.cf === 'a' })),
];
