import type { Trace } from '../browser/verdict.ts';
import { headerTokens } from '../standard/header-lines.ts';
import { mergeVary } from '../standard/vary.ts';
import type { Diagnosis } from './diagnosis.ts';

/** Headers for browsers, caches and operators, which servers, frameworks, proxies and CDNs set on their own. */
const INFRASTRUCTURE: readonly RegExp[] = [
  /^(?:accept-(?:ch|patch|post|ranges)|age|allow|alt-svc|cache-status|connection|content-encoding|critical-ch|date|document-policy|expect-ct)$/,
  /^(?:feature-policy|keep-alive|nel|observe-browsing-topics|onion-location|origin-(?:agent-cluster|trial)|p3p|permissions-policy)$/,
  /^(?:pragma|priority|referrer-policy|refresh|report-to|reporting-endpoints|rndr-id|server|server-timing|set-cookie2?|sourcemap)$/,
  /^(?:speculation-rules|strict-transport-security|timing-allow-origin|trailer|transfer-encoding|upgrade|vary|via|warning)$/,
  /^(?:access-control|apigw-requestid|cdn-|cf-|content-security-policy|cross-origin-|fastly-|fly-|proxy-|public-key-pins|surrogate-)/,
  /^x-(?:accel|amz-(?:apigw|cf|id-2|request|server)|amzn-(?:re|trace)|aspnet|azure|backend|cache|cdn|cloud-trace|content-type-|dns-)/,
  /^x-(?:download-options|drupal|edge|envoy|fastly|firefox|forwarded|frame-|generator|goog|guploader|hcdn|kong|litespeed|matched-path)/,
  /^x-(?:ms-(?:request-id|version)|nextjs|nf-|permitted-|pingback|powered-|proxy-cache|railway|redirect-by|render|robots-|runtime)/,
  /^x-(?:served-by|sourcemap|sucuri|timer|ua-|varnish|vercel|xss-)/,
];

/** Response headers that the page cannot read and that were probably meant for it. */
export function hiddenHeadersNote({ steps, exchanges, request }: Trace): Diagnosis | undefined {
  const hidden = steps.filter(({ code }) => code === 'exposed-headers').flatMap(({ names = [] }) => names);
  const missed = hidden.filter((name) => !INFRASTRUCTURE.some((each) => each.test(name)));
  if (missed.length === 0) return undefined;
  const headers = exchanges.slice(-1).flatMap(({ response }) => response.headers);
  const names = headers.map(([name]) => name).filter((name) => missed.includes(name.toLowerCase()));
  const written = mergeVary(names);
  const tokens = headerTokens(headers, 'Access-Control-Expose-Headers');
  const exposed = typeof tokens === 'object' ? tokens : [];
  const isNoWildcard = request.credentials === 'include' && exposed.includes('*');
  const list = [...exposed.filter((name) => name !== '*'), ...written];
  return {
    code: 'hidden-headers',
    message: `The page cannot read ${written.join(', ')}${isNoWildcard ? ': for a request with credentials, "*" is not a wildcard' : ''}`,
    page: 'Use only data from the body, or send the request from your own server',
    fix: `If needed, set exposedHeaders: [${list.map((name) => `'${name}'`).join(', ')}]`,
  };
}
