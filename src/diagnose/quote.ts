import type { RawResponse } from '../browser/page-request.ts';
import { headerValue } from '../standard/header-lines.ts';
import { escapeControls } from '../standard/text.ts';
import { responseMessage } from './response-message.ts';

const LONGEST = 160;

/** A response in a few words that show who sent it. */
export interface QuotedResponse {
  readonly status: number;
  readonly server?: string;
  /** The title of a page, or the message of an error. */
  readonly message?: string;
}

export function quoteResponse(response: RawResponse): QuotedResponse {
  const server = oneLine(headerValue(response.headers, 'Server') ?? '');
  const message = oneLine(responseMessage(response));
  return {
    status: response.status,
    ...(server === '' ? {} : { server: shortened(server, 40) }),
    ...(message === '' ? {} : { message: shortened(message, 100) }),
  };
}

/** At most 160 characters, none of them a control character. */
export function quoteLine({ status, server, message }: QuotedResponse): string {
  const parts = [`HTTP ${status}`, server && `Server: ${server}`, message && JSON.stringify(message)];
  // only the message, in quotes and at the end, can make it this long
  const line = parts.filter((part) => part !== undefined).join(', ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 4)}..."` : line;
}

function oneLine(text: string): string {
  return escapeControls(text.replace(/\s+/g, ' ').trim());
}

function shortened(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest - 3)}...` : text;
}
