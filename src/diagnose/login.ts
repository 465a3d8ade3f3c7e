import type { RawResponse } from '../browser/page-request.ts';
import { isHtml, responseMessage } from './response-message.ts';

// a label of the host, or a segment of the path
const LOGIN_NAME =
  /(?:^|[./_-])(?:log[-_]?[io]n|sign[-_]?in|auth\d?|authenticate|authorize|oauth\d?|sso|saml\d?|idp|openid(?:-connect)?|accounts|adfs|cas|session|b2clogin|okta|microsoftonline|cloudflareaccess)(?:[./_-]|$)/i;

const LOGIN_TITLE =
  /\b(?:log ?in|log ?on|sign[ -]?in|authentication required|anmelden|anmeldung|connexion|iniciar sesi|accedi|inloggen|entrar)\b/i;

/** Whether a URL looks like one where people sign in. */
export function isLoginUrl({ hostname, pathname }: URL): boolean {
  return LOGIN_NAME.test(hostname) || LOGIN_NAME.test(pathname);
}

/** Whether a response is a page where people sign in. */
export function isLoginPage(response: RawResponse): boolean {
  if (!isHtml(response)) return false;
  return LOGIN_TITLE.test(responseMessage(response)) || /\btype=["']?password\b/i.test(response.body ?? '');
}
