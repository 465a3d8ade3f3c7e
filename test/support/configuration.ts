import {
  isCorsSafelistedMethod,
  isCrossOrigin,
  needsPreflight,
  normalizeMethod,
  type PageRequest,
} from './browser/index.ts';
import { isSerializedOrigin } from './origin-texts.ts';

/** How an origin function gives its result. */
export type Asked = 'boolean' | 'promise' | 'callback';

export type OriginEntry = string | RegExp;

/** Options that a developer may write, as plain data; `asked` turns the origin entries into a function that checks them. */
export interface Configuration {
  readonly origin?: boolean | OriginEntry | readonly OriginEntry[];
  readonly asked?: Asked;
  readonly methods?: string | readonly string[];
  readonly allowedHeaders?: string | readonly string[];
  readonly exposedHeaders?: string | readonly string[];
  readonly credentials?: boolean;
  readonly maxAge?: number;
  readonly preflightContinue?: boolean;
  readonly optionsSuccessStatus?: number;
  readonly vary?: readonly string[];
  readonly dangerouslyAllow?: readonly ('null-origin' | 'credentialed-any-origin')[];
}

type OriginFunction = (
  origin: string,
  callback: (error: unknown, allowed?: boolean) => void,
) => boolean | undefined | Promise<boolean>;

/** The configuration as the library takes it. */
export function optionsOf(configuration: Configuration): Omit<Configuration, 'asked' | 'origin'> & {
  readonly origin?: Exclude<Configuration['origin'], undefined> | OriginFunction;
} {
  const { asked, ...options } = configuration;
  if (asked === undefined) return options;
  // would allow `null` and garbage, but must not be called with them
  const decide = (origin: string) => !isSerializedOrigin(origin) || allowsOrigin(configuration, origin);
  return { ...options, origin: originFunction(asked, decide) };
}

/** What the configuration means for a request, independent of any header. */
export function allows(configuration: Configuration, request: PageRequest): boolean {
  if (!isCrossOrigin(request)) return true;
  if (request.mode !== 'cors') return false;
  if (!allowsOrigin(configuration, request.origin)) return false;
  if (request.credentials === 'include' && configuration.credentials !== true) return false;
  const { needed, method, headers } = needsPreflight(request);
  return !needed || (allowsMethod(configuration, method) && allowsHeaders(configuration, headers));
}

/** GET, HEAD and POST are open to everyone: https://fetch.spec.whatwg.org/#cors-safelisted-method */
export function allowsMethod({ methods = 'GET,HEAD,PUT,PATCH,POST,DELETE' }: Configuration, method: string): boolean {
  const listed = list(methods).map(normalizeMethod);
  return isCorsSafelistedMethod(method) || listed.includes(method) || listed.includes('*');
}

export function allowsHeaders({ allowedHeaders = '*' }: Configuration, names: readonly string[]): boolean {
  const listed = list(allowedHeaders).map((name) => name.toLowerCase());
  return listed.includes('*') || names.every((name) => listed.includes(name));
}

export function exposesHeader({ exposedHeaders = [] }: Configuration, name: string): boolean {
  const listed = list(exposedHeaders).map((each) => each.toLowerCase());
  return listed.includes('*') || listed.includes(name);
}

/** Whether the response depends on the origin. */
export function isAnyOrigin({ origin = '*', credentials = false }: Configuration): boolean {
  return origin === '*' || (origin === true && !credentials);
}

/** `null` is only allowed by name or if any origin is: never by a function, a pattern or reflection. */
export function allowsOrigin(configuration: Configuration, origin: string): boolean {
  if (isAnyOrigin(configuration)) return true;
  const written = configuration.origin;
  if (written === true) return origin !== 'null';
  if (written === false || written === undefined) return false;
  const entries = typeof written === 'string' || written instanceof RegExp ? [written] : written;
  return entries.some((entry) => matchesEntry(entry, origin));
}

/** `*.` stands for one or more labels, `:*` for any port or none; all other text for itself. */
export function matchesEntry(entry: OriginEntry, origin: string): boolean {
  if (entry instanceof RegExp) return origin !== 'null' && new RegExp(entry.source, entry.flags).test(origin);
  if (!entry.includes('*')) return entry === origin;
  const [scheme, rest = ''] = entry.split('://');
  const [originScheme, originRest] = origin.split('://');
  if (originRest === undefined || originScheme !== scheme) return false;
  const [host, port] = hostAndPort(rest);
  const [originHost, originPort] = hostAndPort(originRest);
  if (port !== '*' && port !== originPort) return false;
  if (!host.startsWith('*.')) return host === originHost;
  if (!originHost.endsWith(host.slice(1))) return false;
  const labels = originHost.slice(0, 1 - host.length).split('.');
  return labels.every((label) => label !== '');
}

function hostAndPort(text: string): readonly [host: string, port: string] {
  const colon = text.indexOf(':', text.lastIndexOf(']') + 1);
  return colon < 0 ? [text, ''] : [text.slice(0, colon), text.slice(colon + 1)];
}

function list(written: string | readonly string[]): readonly string[] {
  const members = typeof written === 'string' ? written.split(',') : written;
  return members.map((member) => member.trim()).filter((member) => member !== '');
}

function originFunction(asked: Asked, decide: (origin: string) => boolean): OriginFunction {
  switch (asked) {
    case 'boolean':
      return (origin) => decide(origin);
    case 'promise':
      return async (origin) => decide(origin);
    case 'callback':
      return (origin, callback) => {
        callback(null, decide(origin));
        return undefined;
      };
  }
}
