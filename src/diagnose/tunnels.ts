import type { Diagnosis } from './diagnosis.ts';
import type { FailureContext } from './failure-context.ts';
import { isHtml } from './response-message.ts';

/** The hosts of tunnels, and the header that skips their warning page. */
const TUNNELS: readonly (readonly [host: RegExp, header: string])[] = [
  [/(?:^|\.)ngrok(?:-free)?\.(?:app|dev|io)$/, 'ngrok-skip-browser-warning: 1'],
  [/(?:^|\.)(?:loca\.lt|localtunnel\.me)$/, 'bypass-tunnel-reminder: 1'],
  [/(?:^|\.)(?:devtunnels\.ms|app\.github\.dev)$/, 'X-Tunnel-Skip-AntiPhishing-Page: true'],
];

/** The warning page of a tunnel, or another page that only browsers get. */
export function interstitialCause({ response, url, evidence }: FailureContext): Diagnosis | undefined {
  const [, header] = TUNNELS.find(([host]) => host.test(new URL(url).hostname)) ?? [];
  const isMarked = response.headers.some(([name]) => /^(?:ngrok-error-code|x-localtunnel)/i.test(name));
  if (isMarked || (header !== undefined && isHtml(response))) {
    return {
      code: 'interstitial-page',
      message: 'Browsers get a warning page of the tunnel instead of the response of the application',
      page: `Send the header that skips the page: ${header ?? 'ngrok-skip-browser-warning: 1'}`,
      fix: 'Use a tunnel without a warning page, and make sure that the application allows the header',
    };
  }
  const isReadable = evidence.asProgram?.headers.some(([name]) => /^access-control-allow-origin$/i.test(name));
  if (!isHtml(response) || isReadable !== true) return undefined;
  return {
    code: 'interstitial-page',
    message:
      'The server sends browsers an HTML page without CORS headers, and other programs the real response. A tunnel, a proxy or a bot check inserts that page',
    page: "If a tunnel inserts it, send the tunnel's header that skips it, for example ngrok-skip-browser-warning: 1",
    fix: 'Turn off the page for this path: it depends on the User-Agent header of the request',
  };
}
