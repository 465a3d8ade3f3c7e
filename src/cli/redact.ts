import { isSecretName, REDACTED, redactMessage, redactText } from './redact-text.ts';

/** Headers that carry credentials. */
const CREDENTIALS: ReadonlySet<string> = new Set([
  'authorization',
  'cookie',
  'proxy-authorization',
  'set-cookie',
  'set-cookie2',
]);

/** Members whose `message` a server wrote. */
const SERVERS_WORDS: ReadonlySet<string> = new Set(['failedResponse', 'connectionError']);

/** Shorter secrets are replaced where they belong; elsewhere the same text is likely to be something else. */
const SHORTEST = 8;

/**
 * A copy of a text or of JSON data without secrets: the values of headers, cookies and queries, and the same values
 * wherever else they occur. Everything that the command prints goes through this function.
 */
export function redact<T>(data: T): T {
  const secrets = new Set<string>();
  const copy = withoutSecrets(data, '', secrets);
  const longestFirst = [...withDecoded(secrets)].sort((a, b) => b.length - a.length);
  const clean = longestFirst.length === 0 ? copy : replaceSecrets(copy, longestFirst);
  return clean as T; // only strings were changed
}

/** The secrets that are replaced everywhere, also as a server prints them after decoding. A URL is not a secret. */
function withDecoded(secrets: ReadonlySet<string>): ReadonlySet<string> {
  const decoded = [...secrets].flatMap((secret) => [secret, decodedPercent(secret)]);
  return new Set(decoded.filter((secret) => secret.length >= SHORTEST && !/^https?:/i.test(secret)));
}

function decodedPercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Replaces secrets where they belong, and collects them. */
function withoutSecrets(value: unknown, key: string, secrets: Set<string>): unknown {
  if (typeof value === 'string') return redactText(value, (secret) => secrets.add(secret));
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    return value.map((each: unknown) =>
      key === 'headers' ? pairWithoutSecrets(each, secrets) : withoutSecrets(each, '', secrets),
    );
  }
  const members = Object.entries(value);
  const add = (secret: string) => void secrets.add(secret);
  const name = new Map<string, unknown>(members).get('name');
  return Object.fromEntries(
    members.map(([member, inner]) => {
      // { headers: { Cookie }}, { cookie } and { name: 'Cookie', value }
      const header = member === 'value' && typeof name === 'string' ? name : member;
      const isHeader = key === 'headers' || header !== member || member === 'cookie';
      if (typeof inner !== 'string') return [member, withoutSecrets(inner, member, secrets)];
      if (isHeader) return [member, headerWithoutSecrets(header, inner, secrets)];
      return [member, SERVERS_WORDS.has(key) ? redactMessage(inner, add) : redactText(inner, add)];
    }),
  );
}

/** `[name, value]` */
function pairWithoutSecrets(pair: unknown, secrets: Set<string>): unknown {
  if (!Array.isArray(pair)) return withoutSecrets(pair, '', secrets);
  const [name, value]: readonly unknown[] = pair;
  if (typeof name !== 'string' || typeof value !== 'string') return withoutSecrets(pair, '', secrets);
  return [name, headerWithoutSecrets(name, value, secrets)];
}

function headerWithoutSecrets(name: string, value: string, secrets: Set<string>): string {
  const lower = name.toLowerCase();
  if (lower === 'cookie')
    return value
      .split(';')
      .map((cookie) => afterEquals(cookie, secrets))
      .join(';');
  if (lower === 'set-cookie' || lower === 'set-cookie2')
    return value.replace(/^[^;]*/, (cookie) => afterEquals(cookie, secrets));
  const isNamedSecret = isSecretName(lower) && !lower.startsWith('access-control-');
  if (!CREDENTIALS.has(lower) && !isNamedSecret) return redactText(value, (secret) => secrets.add(secret));
  secrets.add(value);
  const [, scheme = '', rest = value] = /^([A-Za-z][\w-]* )(.*)$/s.exec(value) ?? [];
  secrets.add(rest);
  return CREDENTIALS.has(lower) ? scheme + REDACTED : REDACTED;
}

function afterEquals(cookie: string, secrets: Set<string>): string {
  const equals = cookie.indexOf('=');
  secrets.add(cookie.slice(equals + 1).trim());
  return cookie.slice(0, equals + 1) + REDACTED;
}

function replaceSecrets(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === 'string') return secrets.reduce((text, secret) => text.replaceAll(secret, REDACTED), value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each: unknown) => replaceSecrets(each, secrets));
  return Object.fromEntries(Object.entries(value).map(([member, inner]) => [member, replaceSecrets(inner, secrets)]));
}
