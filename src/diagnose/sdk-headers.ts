/** Headers that libraries add on their own, and how to limit that to your own servers. */
const SDKS: readonly (readonly [names: RegExp, advice: string])[] = [
  [
    /^(?:baggage|sentry-trace|traceparent|tracestate|b3|x-b3-.*)$/i,
    limited('your tracing SDK', 'tracePropagationTargets (Sentry) or propagateTraceHeaderCorsUrls (OpenTelemetry)'),
  ],
  [/^x-datadog-/i, limited('the Datadog SDK', 'allowedTracingUrls')],
  [/^newrelic$/i, limited('the New Relic agent', 'distributed_tracing.allowed_origins')],
  [/^(?:request-id|request-context)$/i, limited('Application Insights', 'correlationHeaderExcludedDomains')],
  [/^x-(?:requested-with|[cx]srf-token)$/i, 'Change the default headers of your request library'],
  [/^content-type$/i, 'Send the body as text/plain or as a form if the server accepts that'],
];

function limited(who: string, option: string): string {
  return `Limit ${who} to your own servers with ${option}`;
}

/** How the page can send the request without the headers that are not allowed. */
export function withoutHeader(names: readonly string[]): string {
  const advice = names.flatMap((name) => SDKS.find(([sdk]) => sdk.test(name))?.[1] ?? []);
  const [first = 'Check what the server really needs'] = advice;
  return `Do not send ${names.join(', ')}. ${first}`;
}
