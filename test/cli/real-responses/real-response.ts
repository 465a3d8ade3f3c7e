import type { DiagnosisCode } from '../../../src/explain.ts';

type Headers = Readonly<Record<string, string>>;

/** A response as servers, frameworks and hosts send it, and what the command says about it. */
export type RealResponse = readonly [
  what: string,
  status: number,
  headers: Headers,
  body: string,
  kind: keyof typeof KINDS,
  cause: DiagnosisCode,
  /** A part of the text. */
  text: string,
];

/** The request that gets the response: the preflight or the request itself. */
export const KINDS = {
  get: [],
  preflight: ['--method', 'PUT'],
  post: ['--method', 'POST', '--data', 'a=1', '--send'],
  cookies: ['--credentials', 'include'],
} as const;

export const HTML: Headers = { 'Content-Type': 'text/html; charset=utf-8' };
export const JSON_TYPE: Headers = { 'Content-Type': 'application/json' };
export const TEXT: Headers = { 'Content-Type': 'text/plain; charset=UTF-8' };
export const XML: Headers = { 'Content-Type': 'application/xml' };

export const from = (server: string, headers: Headers): Headers => ({ ...headers, Server: server });
export const page = (title: string, body = ''): string =>
  `<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8"><title>${title}</title></head>\n<body>${body}</body></html>\n`;
export const express = (message: string): string => page('Error', `<pre>${message}</pre>`);
export const nginx = (title: string): string =>
  `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx/1.24.0</center>\r\n</body>\r\n</html>\r\n`;
export const s3 = (message: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>X</Code><Message>${message}</Message></Error>`;
