import { cloudCause } from './clouds.ts';
import type { Diagnosis } from './diagnosis.ts';
import { endpointCause } from './endpoints.ts';
import { type FailureContext, lacksCors, valueIn } from './failure-context.ts';
import { isLoginPage } from './login.ts';
import { isHtml, responseMessage } from './response-message.ts';
import { interstitialCause } from './tunnels.ts';

/** The likeliest first. */
const DETECTORS: readonly ((failure: FailureContext) => Diagnosis | undefined)[] = [
  endpointCause,
  botChallengeCause,
  interstitialCause,
  cloudCause,
  loginPageCause,
];

/** What sent a response without CORS headers instead of the application, if the response shows it. */
export function responderCause(failure: FailureContext): Diagnosis | undefined {
  if (!lacksCors(failure)) return undefined;
  for (const detect of DETECTORS) {
    const cause = detect(failure);
    if (cause !== undefined) return cause;
  }
  return undefined;
}

function botChallengeCause(failure: FailureContext): Diagnosis | undefined {
  if (!isBotChallenge(failure)) return undefined;
  return {
    code: 'bot-challenge',
    message:
      'A firewall or bot protection in front of the server sent this response. The application never saw the request',
    page: 'If it is not your server, use the API under the address and with the key that its operator documents',
    fix: 'Exempt this path and OPTIONS requests from the bot protection',
  };
}

function isBotChallenge(failure: FailureContext): boolean {
  const { response } = failure;
  if (['CF-Mitigated', 'X-Amzn-WAF-Action', 'X-Vercel-Mitigated'].some((name) => valueIn(failure, name) !== ''))
    return true;
  if (response.status >= 400 && valueIn(failure, 'X-DataDome') !== '') return true;
  return isHtml(response) && CHALLENGE_TITLE.test(responseMessage(response));
}

const CHALLENGE_TITLE =
  /^(?:just a moment|attention required|access denied|pardon our interruption|are you (?:a robot|human))\b|incapsula|captcha|vercel security checkpoint/i;

function loginPageCause({ response, page }: FailureContext): Diagnosis | undefined {
  if (response.status >= 500 || !isLoginPage(response)) return undefined;
  return {
    code: 'login-page',
    message: 'The response is a sign-in page, not data',
    page: `Sign in first: open ${page.url} in a tab, and send the request with credentials: 'include'`,
    fix: 'Mount CORS before authentication, and send 401 instead of a page to scripts',
  };
}
