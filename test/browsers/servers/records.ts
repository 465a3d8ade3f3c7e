import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Place } from '../scenario.ts';

/** What a server saw of one scenario. */
export interface Records {
  add(request: IncomingMessage, response: ServerResponse, server: 'api' | 'other'): void;
  /** The requests in words, in the order in which they came. */
  lines(): readonly string[];
}

export function createRecords(place: Place): Records {
  const seen: (() => string)[] = [];
  return {
    add(request, response, server) {
      seen.push(() => words(request, response, server, place));
    },
    lines: () => seen.map((line) => line()),
  };
}

export function isPreflight({ method, headers }: IncomingMessage): boolean {
  return method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
}

function words(request: IncomingMessage, response: ServerResponse, server: 'api' | 'other', place: Place): string {
  const { headers } = request;
  const asked = [headers['access-control-request-method'], headers['access-control-request-headers']];
  const exchange = isPreflight(request)
    ? `preflight ${asked.filter(Boolean).join(' ')} -> ${response.statusCode}`
    : String(request.method);
  return [
    exchange,
    ...(server === 'other' ? ['at other'] : []),
    ...from(headers.origin, place),
    ...(headers.cookie === undefined ? [] : ['+cookie']),
    ...(headers.authorization === undefined ? [] : ['+authorization']),
  ].join(' ');
}

function from(origin: string | undefined, place: Place): readonly string[] {
  if (origin === place.page) return [];
  if (origin === undefined) return ['without origin'];
  const names = new Map([
    [place.otherPage, 'other page'],
    [place.localhostPage, 'localhost page'],
    [place.subdomainPage, 'subdomain page'],
  ]);
  return [`from ${names.get(origin) ?? origin}`];
}
