/** Headers that libraries add on their own, and how to limit that to your own servers. */
const SDKS: readonly (readonly [names: RegExp, advice: string])[] = [
  [
    /^(?:baggage|sentry-trace|traceparent|tracestate|b3|x-b3-.*)$/i,
    limited('A tracing SDK', 'tracePropagationTargets (Sentry) or propagateTraceHeaderCorsUrls (OpenTelemetry)'),
  ],
  [/^x-datadog-/i, limited('The Datadog SDK', 'allowedTracingUrls')],
  [/^newrelic$/i, limited('The New Relic agent', 'distributed_tracing.allowed_origins')],
  [/^(?:request-id|request-context)$/i, limited('Application Insights', 'correlationHeaderExcludedDomains')],
  [/^x-(?:requested-with|[cx]srf-token)$/i, 'A request library adds it. Remove it from the default headers'],
  [/^content-type$/i, 'Send the body as text/plain or as a form if the server accepts that'],
];

function limited(who: string, option: string): string {
  return `${who} adds it. Limit it to your own servers with ${option}`;
}

/** How the page can send the request without the headers that are not allowed. */
export function withoutHeader(names: readonly string[]): string {
  const advice = names.flatMap((name) => SDKS.find(([sdk]) => sdk.test(name))?.[1] ?? []);
  const [first = 'Check whether the server needs it at all'] = advice;
  return `Do not send ${names.join(', ')}. ${first}`;
}
