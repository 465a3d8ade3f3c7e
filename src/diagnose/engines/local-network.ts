import type { EngineName } from '../../browser/engine-name.ts';
import type { PageRequest } from '../../browser/page-request.ts';
import type { Step } from '../../browser/steps.ts';
import { blockedInChromium } from './chromium.ts';
import { blockedInFirefox } from './firefox.ts';

/** The message of Chromium 156, Firefox 153 or WebKitGTK 2.50 if the user denies access, or if the engine blocks the request. */
export function localNetworkMessage(
  engine: EngineName,
  { seen, hop, localNetwork }: Step,
  page: PageRequest,
): string | undefined {
  const { origin } = page;
  const url = String(seen);
  if (engine === 'webkit')
    return `[blocked] The page at ${origin}/ requested insecure content from ${url}. This content was blocked and must be served over HTTPS.`;
  // mixed content, whose messages are not about CORS
  if (localNetwork?.[engine] === 'block' && origin.startsWith('https:')) return undefined;
  // the same line as for a server that is down
  if (engine === 'firefox') return blockedInFirefox({ url }, 'CORS request did not succeed', '(null)');
  const space = localNetwork?.target;
  return blockedInChromium(
    { url, page, step: { hop } },
    origin.startsWith('http:')
      ? `The request client is not a secure context and the resource is in more-private address space \`${space}\`.`
      : `Permission was denied for this request to access the \`${space}\` address space.`,
  );
}
