// inline callbacks get the types of their parameters, in every position
import cors, { type CorsNext, type CorsRequest, type CorsResponse, createPolicy } from 'corsmith';
import compat from 'corsmith/compat';
import web from 'corsmith/web';

declare const texts: string[];

export const made = [
  cors({ origin: texts, enforce: { publicHost: (request) => request.headers['x-forwarded-host'] } }),
  cors({ origin: texts, enforce: { publicHost: ({ method, url }) => (method === url ? 'a.example' : undefined) } }),
  cors({ origin: texts, enforce: { onRefused: (request, response) => response.end(request.method ?? '') } }),
  cors({
    origin: (origin, callback) => callback(null, texts.includes(origin.trim())),
    credentials: true,
    maxAge: 600,
    enforce: {
      methods: 'all',
      publicHost: (request) => request.url,
      onRefused(request, response, next) {
        const used: readonly [CorsRequest, CorsResponse, CorsNext] = [request, response, next];
        response.statusCode = used.length;
        next(new Error(request.method));
      },
      reportOnly: true,
    },
  }),
  createPolicy({
    origin: (origin) => origin.endsWith('a'),
    enforce: {
      publicHost: (request) => request.url,
      onRefused: async (_request, response, next) => {
        if (response.headersSent) next();
      },
    },
  }),
  cors((request, callback) => callback(null, { origin: request.url === request.method })),
  cors((request) => ({ origin: request.url === 'a', enforce: { onRefused: (_request, _response, next) => next() } })),
  compat({ origin: (origin, callback) => callback(null, texts.includes(origin ?? '')) }),
  compat((request, callback) => callback(null, { origin: request.headers.referer })),
  web({
    origin: (origin) => texts.includes(origin),
    enforce: {
      publicHost: (request) => request.headers['x-forwarded-host'],
      onRefused: (request, response, next) => {
        if (request.headers.has('x')) next(response);
        return new Response(request.url, { status: 403 });
      },
    },
  }),
];
