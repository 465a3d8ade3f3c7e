import { isLoopbackHost, parseOrigin } from '../standard/origins.ts';
import { varyNames } from '../standard/vary.ts';
import type { Diagnosis } from './diagnosis.ts';
import { type FailureContext, linesIn, valueIn } from './failure-context.ts';

/** What is wrong with Access-Control-Allow-Origin as it stands. */
export function allowOriginCause(failure: FailureContext): Diagnosis | undefined {
  const { step, seen, origin } = failure;
  if (step.problem === 'allow-origin-wildcard') {
    return {
      code: 'wildcard-with-credentials',
      message: 'With credentials, browsers take no "*"',
      fix: `Name the origin ${origin} and allow credentials, or make the request without them`,
    };
  }
  if (step.problem === 'allow-origin-multiple') return severalCause(failure);
  if (step.problem === 'allow-origin-invalid' || step.problem === 'allow-origin-mismatch') {
    return nullCause(failure) ?? cachedCause(failure) ?? spellingCause(seen, origin);
  }
  return undefined;
}

function severalCause(failure: FailureContext): Diagnosis {
  const lines = linesIn(failure, 'Access-Control-Allow-Origin');
  const values = lines.flatMap((line) => line.split(/[ ,]+/)).filter((value) => value !== '');
  const isOneLayer = lines.length === 1 && new Set(values).size === values.length && !values.includes('*');
  if (isOneLayer) {
    return {
      code: 'origin-list',
      message: 'A list of origins was sent, and browsers take one only',
      fix: 'Give the origins to the options as a list: the one that asks is sent back',
    };
  }
  return {
    code: 'duplicate-headers',
    message: 'Two layers set CORS fields: the proxy and the application, or two middlewares',
    fix: "Take one of them out; in nginx, proxy_hide_header Access-Control-Allow-Origin drops the application's",
  };
}

/** After a redirect from one foreign origin to another, browsers name `null`. */
export function nullCause({ origin, step, page }: FailureContext): Diagnosis | undefined {
  if (origin !== 'null' || step.stage === 'page') return undefined;
  if (page.origin !== 'null') {
    return {
      code: 'null-origin',
      message: 'A redirect to another origin lost the page\'s origin: the browser names "null"',
      fix: 'Ask for the final URL in the page',
    };
  }
  return {
    code: 'null-origin',
    message: 'The page has no origin of its own: a sandboxed frame, a file, or a data: URL',
    fix: 'Serve the page by http(s), or give its frame allow-same-origin',
  };
}

/** An answer that was made for another page. */
export function cachedCause(failure: FailureContext): Diagnosis | undefined {
  if (failure.step.stage !== 'actual') return undefined;
  const isHit = /hit/i.test(
    `${valueIn(failure, 'X-Cache')} ${valueIn(failure, 'CF-Cache-Status')} ${valueIn(failure, 'X-Cache-Status')}`,
  );
  const isStored = isHit || Number(valueIn(failure, 'Age')) > 0;
  const varies = varyNames(linesIn(failure, 'Vary'));
  if (!isStored || varies.has('origin') || varies.has('*')) return undefined;
  return {
    code: 'cached-without-vary',
    message: 'The answer comes from a cache that kept it for another page: it bears no Vary: Origin',
    fix: 'Send Vary: Origin on every answer of this URL, and empty the cache',
  };
}

function spellingCause(seen: string, origin: string): Diagnosis {
  const difference = differenceOf(seen, origin);
  if (difference === undefined) {
    return {
      code: 'fixed-origin',
      message: `The server allows ${seen}, whoever asks`,
      fix: `Allow ${origin} too: with a list, the one that asks is sent back`,
    };
  }
  return {
    code: seen.includes('*') ? 'origin-pattern' : 'origin-spelling',
    message: `${difference}; browsers compare byte by byte`,
    fix: `Write ${origin}`,
  };
}

/** What keeps a value from being the origin that it was meant for. */
function differenceOf(seen: string, origin: string): string | undefined {
  if (seen === 'null') return undefined;
  if (seen === '') return 'The value is empty';
  if (seen.includes('*')) return 'The value is a pattern, which only a server can match';
  if (`${seen}/`.startsWith(`${origin}/`)) return 'The value goes on after the origin with a slash or a path';
  if (seen.toLowerCase() === origin) return 'The value is in upper case';
  if (seen.replace(/:(?:80|443)$/, '') === origin) return 'The value names the default port';
  if (!seen.includes('://')) return 'The value has no scheme';
  const [theirs, ours] = [parseOrigin(seen), parseOrigin(origin)];
  if (theirs === undefined || ours === undefined) return undefined;
  const isPort = theirs.port === ours.port;
  if (theirs.host === ours.host) {
    if (theirs.scheme !== ours.scheme) return `The scheme is ${theirs.scheme}, and the page came by ${ours.scheme}`;
    return 'The port is another one';
  }
  if (isLoopbackHost(theirs.host) && isLoopbackHost(ours.host)) return 'The host is another name of the same machine';
  const isRelated = theirs.host.endsWith(`.${ours.host}`) || ours.host.endsWith(`.${theirs.host}`);
  return isRelated && isPort ? 'A subdomain, www included, is another origin' : undefined;
}
