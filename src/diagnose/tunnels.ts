import type { Cause } from './diagnosis.ts';
import type { FailureContext } from './failure-context.ts';
import { isHtml } from './response-message.ts';

/** The hosts of tunnels, and the header that skips their warning page. */
const TUNNELS: readonly (readonly [host: RegExp, header: string])[] = [
  [/(?:^|\.)ngrok(?:-free)?\.(?:app|dev|io)$/, 'ngrok-skip-browser-warning: 1'],
  [/(?:^|\.)(?:loca\.lt|localtunnel\.me)$/, 'bypass-tunnel-reminder: 1'],
  [/(?:^|\.)(?:devtunnels\.ms|app\.github\.dev)$/, 'X-Tunnel-Skip-AntiPhishing-Page: true'],
];

/** The warning page of a tunnel, or another page that only browsers get. */
export function interstitialCause({ response, url, evidence }: FailureContext): Cause | undefined {
  const [, header] = TUNNELS.find(([host]) => host.test(new URL(url).hostname)) ?? [];
  const isMarked = response.headers.some(([name]) => /^(?:ngrok-error-code|x-localtunnel)/i.test(name));
  const isReadable = evidence.asProgram?.headers.some(([name]) => /^access-control-allow-origin$/i.test(name)) === true;
  if (!isMarked && !(isHtml(response) && (header !== undefined || isReadable))) return undefined;
  return {
    code: 'interstitial-page',
    message: 'A tunnel, proxy or bot check sends browsers a warning page. Other clients get the response',
    page: `To skip a tunnel's warning, send this header: ${header ?? 'ngrok-skip-browser-warning: 1'}`,
    fix: 'Turn off the warning for this path, or allow that header in the application',
  };
}
