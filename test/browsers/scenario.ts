import type { EngineName } from './engines/engine.ts';
import type { CorsArgument } from './servers/middleware.ts';

/** The origins of a run; their ports are new each time. */
export interface Place {
  readonly page: string;
  /** A second page server, on the same site. */
  readonly otherPage: string;
  /** The same server by other names: other sites. */
  readonly localhostPage: string;
  readonly subdomainPage: string;
  readonly api: string;
  /** A second API server. */
  readonly other: string;
  /** Where nothing is listening. */
  readonly nowhere: string;
}

export type HeaderLine = readonly [name: string, value: string];

/** Where the page's script runs that makes the request. */
export type Where =
  | 'sandbox'
  | 'data-frame'
  | 'srcdoc-frame'
  | 'other-page'
  | 'localhost-page'
  | 'subdomain-page'
  | 'worker'
  | 'module-worker'
  | 'importing-worker'
  | 'blob-worker'
  | 'data-worker'
  | 'cross-origin-worker';

export type Body =
  | { readonly kind: 'string' | 'URLSearchParams' | 'FormData' | 'ArrayBuffer' | 'stream' }
  | { readonly kind: 'Blob'; readonly type: string };

/** One thing that the page does; `path` is below the scenario's own URL. */
export interface Step {
  readonly do:
    | 'fetch'
    | 'xhr'
    | 'events'
    | 'import'
    | 'beacon'
    | 'script'
    | 'style'
    | 'preload'
    | 'font'
    | 'cssFont'
    | 'image'
    | 'canvas'
    | 'webgl'
    | 'cookie'
    | 'wait';
  readonly path?: string;
  readonly to?: 'api' | 'other' | 'page' | 'nowhere';
  readonly in?: Where;
  readonly method?: string;
  readonly headers?: readonly HeaderLine[];
  readonly body?: Body;
  readonly credentials?: 'omit' | 'same-origin' | 'include';
  readonly mode?: 'cors' | 'no-cors' | 'same-origin';
  readonly redirect?: 'follow' | 'manual' | 'error';
  readonly cache?: 'default' | 'no-store' | 'no-cache' | 'reload' | 'force-cache';
  readonly uploadListener?: boolean;
  readonly crossorigin?: 'anonymous' | 'use-credentials';
  readonly type?: 'module';
  readonly rel?: 'preload' | 'modulepreload';
  readonly as?: 'fetch' | 'font' | 'image' | 'script';
  readonly milliseconds?: number;
}

/** A response with headers that a faulty server sets. */
export interface RawResponse {
  readonly status?: number;
  readonly headers: readonly HeaderLine[];
}

export interface RawServer {
  readonly preflight?: RawResponse;
  readonly actual?: RawResponse;
  /** Leaves requests without Origin alone. */
  readonly onlyWithOrigin?: boolean;
}

/** What the server sees of a scenario, in order, and what the page sees, step by step. */
export interface Sight {
  /** `preflight PUT x-one -> 204`, `PUT`, `GET +cookie`, `GET from null`. */
  readonly sees: readonly string[];
  /** `200 [x-one]` is a readable response with the names of what is exposed; `blocked` is a rejected promise. */
  readonly gets: readonly string[];
}

export interface Difference extends Partial<Sight> {
  readonly because: string;
}

export interface Scenario extends Sight {
  readonly id: string;
  readonly title: string;
  /** The argument of `cors()`; without it and without `raw`, the API sends no CORS headers. */
  readonly cors?: (place: Place) => CorsArgument;
  readonly raw?: (place: Place) => RawServer;
  /** The second API server; the same as the first by default. */
  readonly other?: Pick<Scenario, 'cors' | 'raw'>;
  readonly steps: readonly Step[];
  /** The engines that differ from the standard. */
  readonly differs?: { readonly [Name in EngineName]?: Difference };
  /** The class of failure whose messages on the console are recorded. */
  readonly failure?: string;
}

export function sightIn(engine: EngineName, scenario: Scenario): Sight {
  const { sees, gets } = scenario;
  const difference = scenario.differs?.[engine];
  return { sees: difference?.sees ?? sees, gets: difference?.gets ?? gets };
}
