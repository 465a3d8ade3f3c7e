import { type Commands, readBash } from './bash.ts';
import { readCmd } from './cmd.ts';
import { parseCurl } from './curl.ts';
import { isRefusal, type Parsed, type PastedRequest } from './pasted.ts';

// a program by its name or path, after the prompt of a terminal
const CURL = /^(?:.*[\\/])?curl(?:\.exe)?$/i;
const STARTS_WITH_CURL = /^\s*(?:[$%>]\s+)?(?:[\w.:\\/-]*[\\/])?curl(?:\.exe)?\s/i;

export function looksLikeCurl(text: string): boolean {
  return STARTS_WITH_CURL.test(text);
}

/** The requests of the curl commands in a text, for bash or for cmd.exe. */
export function parseCurlPaste(text: string): Parsed {
  const read = isForCmd(text) ? readCmd(text) : readBash(text);
  return isRefusal(read) ? read : readCommands(read);
}

/** The first quote decides; without one, how a line is continued. */
function isForCmd(text: string): boolean {
  const [first = ''] = /\^"|["']/.exec(text) ?? [];
  if (first === '^"') return true;
  if (first === "'" || /\\\r?\n/.test(text)) return false;
  return /\^\r?\n/.test(text) || /^\s*curl\.exe\s/i.test(text);
}

function readCommands({ commands, notes }: Commands): Parsed {
  const requests: PastedRequest[] = [];
  for (const words of commands) {
    const start = words.findIndex((word) => CURL.test(word));
    if (start < 0) continue;
    const parsed = parseCurl(words.slice(start + 1));
    if (isRefusal(parsed)) return parsed;
    requests.push(...parsed.requests.map((request) => ({ ...request, notes: [...notes, ...request.notes] })));
  }
  return requests.length > 0 ? { requests } : { reason: 'No curl command with a URL was found' };
}
