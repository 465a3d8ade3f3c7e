import { cloudCause } from './clouds.ts';
import type { Cause } from './diagnosis.ts';
import { endpointCause } from './endpoints.ts';
import { type FailureContext, lacksCors, valueIn } from './failure-context.ts';
import { isLoginPage } from './login.ts';
import { isHtml, responseMessage } from './response-message.ts';
import { tooMany, upstreamDown } from './statuses.ts';
import { interstitialCause } from './tunnels.ts';

/** The likeliest first. */
const DETECTORS: readonly ((failure: FailureContext) => Cause | undefined)[] = [
  endpointCause,
  cloudflareCause,
  botChallengeCause,
  interstitialCause,
  cloudCause,
  loginPageCause,
];

/** What responded without CORS headers instead of the application, if the response shows it. */
export function responderCause(failure: FailureContext): Cause | undefined {
  if (!lacksCors(failure)) return undefined;
  for (const detect of DETECTORS) {
    const cause = detect(failure);
    if (cause !== undefined) return cause;
  }
  return undefined;
}

/** https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-1xxx-errors/ */
function cloudflareCause({ response }: FailureContext): Cause | undefined {
  const [, code = ''] = /\berror code: (1\d{3})\b/i.exec(responseMessage(response)) ?? [];
  if (code === '') return undefined;
  if (code === '1015') return tooMany();
  if (/^(?:100[5-9]|101[0-2]|1020|1106)$/.test(code)) return botChallenge();
  return upstreamDown(response.status);
}

function botChallengeCause(failure: FailureContext): Cause | undefined {
  return isBotChallenge(failure) ? botChallenge() : undefined;
}

function botChallenge(): Cause {
  return {
    code: 'bot-challenge',
    message: 'A firewall or bot protection sent this response. The application never saw the request',
    page: 'If the server is not yours, use the URL and API key from its documentation',
    fix: 'Exempt this path and OPTIONS requests from the bot protection',
  };
}

function isBotChallenge(failure: FailureContext): boolean {
  const { response } = failure;
  if (['CF-Mitigated', 'X-Amzn-WAF-Action', 'X-Vercel-Mitigated'].some((name) => valueIn(failure, name) !== ''))
    return true;
  if (response.status >= 400 && valueIn(failure, 'X-DataDome') !== '') return true;
  const message = responseMessage(response);
  // the page of a rate limit has the same title
  if (response.status === 429 && message.includes('Cloudflare')) return false;
  return isHtml(response) && CHALLENGE_TITLE.test(message);
}

const CHALLENGE_TITLE =
  /^just a moment|^attention required|access denied(?! for user)|has been denied|interruption|are you human|human verification|\b(?:ro)?bot\b|incapsula|captcha|security checkpoint|ddos|web ?site firewall|request rejected/i;

function loginPageCause({ response, page, step }: FailureContext): Cause | undefined {
  if (response.status >= 500 || !isLoginPage(response)) return undefined;
  return {
    code: 'login-page',
    message: 'The response is a sign-in page, not data',
    // a preflight has no cookies
    ...(step.stage === 'preflight'
      ? {}
      : { page: `Sign in first: open ${page.url} in a tab, and send the request with credentials: 'include'` }),
    fix: 'Mount CORS before authentication, and respond to fetch() with a 401, not a page',
  };
}
