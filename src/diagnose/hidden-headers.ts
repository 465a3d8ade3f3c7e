import type { Trace } from '../browser/verdict.ts';
import { headerTokens } from '../standard/header-lines.ts';
import { mergeVary } from '../standard/vary.ts';
import type { Diagnosis } from './diagnosis.ts';

/** Headers for browsers, caches and operators, which servers, frameworks, proxies and CDNs set on their own. */
const INFRASTRUCTURE: readonly RegExp[] = [
  /^(?:accept-(?:ch|patch|post|ranges)|age|allow|alt-svc|cache-status|connection|content-encoding|critical-ch|date|expect-ct)$/,
  /^(?:feature-policy|keep-alive|nel|origin-agent-cluster|p3p|permissions-policy|pragma|priority|proxy-.*|public-key-pins.*)$/,
  /^(?:referrer-policy|refresh|report-to|reporting-endpoints|server|server-timing|set-cookie2?|sourcemap|speculation-rules)$/,
  /^(?:strict-transport-security|surrogate-.*|timing-allow-origin|trailer|transfer-encoding|upgrade|vary|via|warning)$/,
  /^(?:access-control|content-security-policy|cross-origin|cdn|cf|fastly|fly|x-azure|x-envoy|x-forwarded|x-kong|x-litespeed|x-nf|x-vercel)-/,
  /^content-security-policy$/,
  /^x-(?:aspnet(?:mvc)?-version|backend.*|cache.*|cdn.*|cloud-trace-context|content-type-options|dns-prefetch-control)$/,
  /^x-(?:download-options|frame-options|generator|permitted-cross-domain-policies|powered-by|proxy-cache.*|render-.*)$/,
  /^x-(?:robots-tag|runtime|served-by|sourcemap|timer|ua-compatible|varnish|xss-protection)$/,
  /^(?:apigw-requestid|x-amz-(?:apigw-id|cf-.*|id-2|request-id|server-side-encryption)|x-amzn-(?:remapped-.*|requestid|trace-id))$/,
  /^x-(?:goog-.*|guploader-.*|ms-(?:request-id|version))$/,
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
    page: 'Use what the body has, or send the request from your own server, which can read every header',
    fix: `If the page needs them, write exposedHeaders: [${list.map((name) => `'${name}'`).join(', ')}]`,
  };
}
