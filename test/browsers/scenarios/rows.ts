import type { EngineName } from '../engines/engine.ts';
import type { Difference, Place, RawResponse, Scenario, Step } from '../scenario.ts';
import type { CorsArgument, CorsSettings } from '../servers/middleware.ts';

export type Server = Pick<Scenario, 'cors' | 'raw' | 'other'>;

export interface More {
  readonly differs?: { readonly [Name in EngineName]?: Difference };
  readonly failure?: string;
}

/** `sees` and `gets` are lists in one string each, separated by a comma and a space. */
export type Row = readonly [
  id: string,
  title: string,
  server: Server,
  steps: Step | readonly Step[],
  sees: string,
  gets: string,
  more?: More,
];

export function scenarios(rows: readonly Row[]): readonly Scenario[] {
  return rows.map(([id, title, server, steps, sees, gets, more]) => ({
    id,
    title,
    ...server,
    steps: [steps].flat(),
    sees: parts(sees),
    gets: parts(gets),
    ...more,
  }));
}

export function differs(sees: string, gets: string, because: string): Difference {
  return { sees: parts(sees), gets: parts(gets), because };
}

function parts(list: string): readonly string[] {
  return list === '' ? [] : list.split(', ');
}

/** Sends no CORS headers. */
export const NOTHING: Server = {};
export const ANY: Server = { cors: () => ({}) };
export const ELSEWHERE: Server = { cors: () => ({ origin: 'https://elsewhere.example' }) };

export function any(settings: CorsSettings): Server {
  return { cors: () => settings };
}

/** Allows the page's origin. */
export function page(settings: CorsSettings = {}): Server {
  return { cors: (place) => ({ origin: place.page, ...settings }) };
}

export function by(cors: (place: Place) => CorsArgument): Server {
  return { cors };
}

/** CORS headers set by hand; `<page>` is the page's origin. */
export function raw(actual: Fields, preflight?: Fields, status?: number): Server {
  return {
    raw: (place) => ({
      actual: responseWith(actual, place),
      ...(preflight === undefined ? {} : { preflight: responseWith(preflight, place, status) }),
    }),
  };
}

type Fields = readonly (readonly [
  name: 'Origin' | 'Credentials' | 'Methods' | 'Headers' | 'Max-Age' | 'Location',
  value: string,
])[];

function responseWith(fields: Fields, place: Place, status?: number): RawResponse {
  const headers = fields.map(([name, value]) => [fieldName(name), value.replaceAll('<page>', place.page)] as const);
  return { headers, ...(status === undefined ? {} : { status }) };
}

function fieldName(name: string): string {
  if (name === 'Location') return name;
  return name === 'Max-Age' ? 'Access-Control-Max-Age' : `Access-Control-Allow-${name}`;
}

/** A fetch() with its differences from a plain GET. */
export function fetching(step: Omit<Step, 'do'> = {}): Step {
  return { do: 'fetch', ...step };
}

export function withHeader(name: string, value: string, step: Omit<Step, 'do'> = {}): Step {
  return { do: 'fetch', ...step, headers: [[name, value]] };
}

export const GET: Step = fetching();
export const PUT: Step = fetching({ method: 'PUT' });
