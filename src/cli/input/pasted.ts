import type { CredentialsMode, RequestMode } from '../../browser/page-request.ts';
import type { Header } from '../../standard/request-headers.ts';

/** The format of what a person pasted. */
export type InputKind = 'url' | 'curl' | 'powershell' | 'fetch' | 'node-fetch' | 'har' | 'console' | 'curl-verbose';

/** A request of a page, as far as the input describes it. */
export interface PastedRequest {
  readonly kind: InputKind;
  /** Without a fragment, user name and password. */
  readonly url: string;
  /** The page's origin; undefined if the input does not name it. */
  readonly origin: string | undefined;
  readonly method: string;
  /** The headers that the page sets, without those that the browser adds. */
  readonly headers: readonly Header[];
  readonly credentials: CredentialsMode;
  /** Sent to the URL's own origin only, and never printed. */
  readonly cookie?: string | undefined;
  readonly body?: string | undefined;
  /** @default 'cors' */
  readonly mode?: RequestMode | undefined;
  /** The browser sent a preflight, and nothing else in the input says why. */
  readonly forcePreflight?: boolean | undefined;
  /** What the input does not say. The preflight is sent with a guess, but the request itself is not sent. */
  readonly unknown?: Unknown | undefined;
  /** Any certificate is accepted, as with `curl -k`. */
  readonly insecure?: boolean | undefined;
  /** The exchanges that the browser recorded for this request. */
  readonly recorded?: Recorded | undefined;
  /** What a person should know about how the input was read, one sentence each. */
  readonly notes: readonly string[];
}

export interface Unknown {
  readonly method: boolean;
  /** The names of headers whose values are not known. */
  readonly headers: readonly string[];
}

export interface Recorded {
  readonly exchanges: readonly RecordedExchange[];
  /** The browser's own error, such as `net::ERR_FAILED`. */
  readonly error: string | undefined;
  /** The addresses that the browser connected to, by host. */
  readonly addresses?: Readonly<Record<string, string>> | undefined;
}

export interface RecordedExchange {
  readonly stage: 'preflight' | 'actual';
  readonly method: string;
  readonly url: string;
  /** 0 if there was no response. */
  readonly status: number;
  readonly headers: readonly Header[];
  readonly body?: string | undefined;
}

/** Why an input cannot be used: what was found and what is accepted, in one line. */
export interface Refusal {
  readonly reason: string;
}

export type Parsed = { readonly requests: readonly PastedRequest[] } | Refusal;

export function isRefusal<T extends object>(value: T | Refusal): value is Refusal {
  return 'reason' in value;
}

/** One outcome for several parts of a paste: the first refusal wins. */
export function combine(parts: readonly (PastedRequest | Refusal)[]): Parsed {
  const requests: PastedRequest[] = [];
  for (const part of parts) {
    if (isRefusal(part)) return part;
    requests.push(part);
  }
  return { requests };
}
