/** What is printed instead of a secret. */
const REDACTED = 'REDACTED';

/** Headers that carry credentials. */
const CREDENTIALS: ReadonlySet<string> = new Set(['authorization', 'cookie', 'proxy-authorization', 'set-cookie']);

// access_token, X-Api-Key, client_secret, X-Amz-Signature, sig, password, pwd, jwt, ...
const SECRET_NAME = /token|secret|passw|pwd|signature|credential|session|jwt|key(?!word)|(?:^|[^a-z])(?:auth|sig)$/i;

// name=value in a query or in a fragment, and user:password@, anywhere in a text
const QUERY_VALUE = /([?&#;])([^=?&#;\s"'<>]+)=([^&#;\s"'<>]+)/g;
const USER_INFO = /:\/\/[^/?#@\s"'<>]+@/g;

/** Shorter secrets are replaced where they belong; elsewhere the same text is likely to be something else. */
const SHORTEST = 8;

/**
 * A copy of a text or of JSON data without secrets: the values of headers, cookies and queries, and the same values
 * wherever else they occur. Everything that the command prints goes through this function.
 */
export function redact<T>(data: T): T {
  const secrets = new Set<string>();
  const copy = withoutSecrets(data, '', secrets);
  const longestFirst = [...secrets].filter(({ length }) => length >= SHORTEST).sort((a, b) => b.length - a.length);
  const clean = longestFirst.length === 0 ? copy : replaceSecrets(copy, longestFirst);
  return clean as T; // only strings were changed
}

/** Replaces secrets where they belong, and collects them. */
function withoutSecrets(value: unknown, key: string, secrets: Set<string>): unknown {
  if (typeof value === 'string') return textWithoutSecrets(value, secrets);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    return value.map((each: unknown) =>
      key === 'headers' ? pairWithoutSecrets(each, secrets) : withoutSecrets(each, '', secrets),
    );
  }
  const members = Object.entries(value);
  const name = new Map<string, unknown>(members).get('name');
  return Object.fromEntries(
    members.map(([member, inner]) => {
      // { headers: { Cookie }}, { cookie } and { name: 'Cookie', value }
      const header = member === 'value' && typeof name === 'string' ? name : member;
      const isHeader = key === 'headers' || header !== member || member === 'cookie';
      return [
        member,
        isHeader && typeof inner === 'string'
          ? headerWithoutSecrets(header, inner, secrets)
          : withoutSecrets(inner, member, secrets),
      ];
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
  if (lower === 'set-cookie') return value.replace(/^[^;]*/, (cookie) => afterEquals(cookie, secrets));
  if (lower.startsWith('access-control-')) return value;
  if (!CREDENTIALS.has(lower) && !SECRET_NAME.test(lower)) return textWithoutSecrets(value, secrets);
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

function textWithoutSecrets(text: string, secrets: Set<string>): string {
  return text
    .replace(QUERY_VALUE, (whole, mark: string, name: string, value: string) => {
      if (!SECRET_NAME.test(name) && name !== 'code') return whole;
      secrets.add(value);
      return `${mark}${name}=${REDACTED}`;
    })
    .replace(USER_INFO, `://${REDACTED}@`);
}

function replaceSecrets(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === 'string') return secrets.reduce((text, secret) => text.replaceAll(secret, REDACTED), value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each: unknown) => replaceSecrets(each, secrets));
  return Object.fromEntries(Object.entries(value).map(([member, inner]) => [member, replaceSecrets(inner, secrets)]));
}
