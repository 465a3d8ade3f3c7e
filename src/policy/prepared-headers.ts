import type { NameList } from '../options/raw-options.ts';
import type { CorsSettings } from '../options/read-options.ts';
import type { Header } from '../standard/request-headers.ts';

/** The headers of an allowed request's response, except for Access-Control-Allow-Origin. */
export function actualHeaders(settings: CorsSettings): readonly Header[] {
  return [...allowCredentials(settings), ...list('Access-Control-Expose-Headers', settings.exposedHeaders)];
}

/** The headers of an allowed preflight's response, except for those that hold values of the request. */
export function preflightHeaders(settings: CorsSettings): readonly Header[] {
  return [
    ...allowCredentials(settings),
    ...allowMethods(settings.methods),
    ...(reflectsRequestHeaders(settings) ? [] : allowHeaders(settings.allowedHeaders)),
    ...(settings.maxAge === undefined ? [] : [['Access-Control-Max-Age', String(settings.maxAge)] as const]),
  ];
}

/** With credentials, `*` is an ordinary header name: https://fetch.spec.whatwg.org/#http-access-control-allow-headers */
export function reflectsRequestHeaders({ allowedHeaders, credentials }: CorsSettings): boolean {
  return allowedHeaders === '*' && credentials;
}

/** The guard may refuse a GET under `all`, so shared caches have to know which headers it reads. */
export function variesOn({ allowOrigin, vary, enforce }: CorsSettings): readonly string[] {
  const guarded = enforce?.methods === 'all' ? ['Sec-Fetch-Site', 'Sec-Fetch-Mode', 'Sec-Fetch-Dest'] : [];
  const isConstant = (allowOrigin.kind === 'any' || allowOrigin.kind === 'off') && guarded.length === 0;
  return [...(isConstant ? [] : ['Origin']), ...guarded, ...vary];
}

function allowCredentials({ credentials }: CorsSettings): readonly Header[] {
  return credentials ? [['Access-Control-Allow-Credentials', 'true']] : [];
}

/**
 * Never absent: a browser that sends a preflight because of an upload listener or a stream also checks the method.
 * https://fetch.spec.whatwg.org/#cors-preflight-fetch
 */
function allowMethods(names: NameList): readonly Header[] {
  return list('Access-Control-Allow-Methods', names.length === 0 ? ['GET', 'HEAD', 'POST'] : names);
}

/** The wildcard does not include Authorization: https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name */
function allowHeaders(names: NameList): readonly Header[] {
  return list('Access-Control-Allow-Headers', names === '*' ? ['*, authorization'] : names);
}

function list(name: string, names: NameList): readonly Header[] {
  return names.length === 0 ? [] : [[name, [names].flat().join(',')]];
}
