/** Headers that libraries add on their own, and how to limit that to your own servers. */
const SDKS: readonly (readonly [names: RegExp, advice: string])[] = [
  [
    /^(?:baggage|sentry-trace|traceparent|tracestate|b3|x-b3-.*)$/i,
    'A tracing SDK adds it. Limit it to your own servers: tracePropagationTargets in Sentry, propagateTraceHeaderCorsUrls in OpenTelemetry',
  ],
  [/^x-datadog-/i, 'The Datadog SDK adds it. Limit it with allowedTracingUrls'],
  [/^newrelic$/i, 'The New Relic agent adds it. Limit it with distributed_tracing.allowed_origins'],
  [/^(?:request-id|request-context)$/i, 'Application Insights adds it. Limit it with correlationHeaderExcludedDomains'],
  [/^x-requested-with$/i, 'Some request libraries add it. Remove it from their default headers'],
  [/^x-(?:csrf|xsrf)-token$/i, 'A request library adds it, for your own server only. Remove it for this URL'],
  [/^content-type$/i, 'Send the body as text/plain or as a form, if the server accepts that'],
];

/** How the page can send the request without the headers that are not allowed. */
export function withoutHeader(names: readonly string[]): string {
  const advice = names.flatMap((name) => SDKS.find(([sdk]) => sdk.test(name))?.[1] ?? []);
  const [first = 'Check whether the server needs it at all'] = advice;
  return `Leave ${names.join(', ')} out. ${first}`;
}
