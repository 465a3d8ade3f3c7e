/** What is printed instead of a secret. */
export const REDACTED = 'REDACTED';

// access_token, X-Api-Key, client_secret, X-Amz-Signature, sig, password, pwd, jwt, ...
const SECRET_NAME =
  /token|secret|passw|pwd|signature|credential|session|jwt|assertion|ticket|hmac|dpop|saml|key(?!word)|(?:^|[^a-z])(?:auth|sig|otp)$/i;

export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}

// name=value in a query or in a fragment, the same in a value of a query, and user:password@, anywhere in a text
const QUERY_VALUES: readonly RegExp[] = [
  /(%(?:3f|26|23))([^=?&#;%\s"'<>]+)(%3d)([^&#;\s"'<>]+)/gi,
  /([?&#;])([^=?&#;\s"'<>]+)(=)([^&#;\s"'<>]+)/g,
];
const USER_INFO = /\/\/[^/?#\s"'<>]*@/g;

// the keys of well-known services, JSON web tokens, and the credentials of an Authorization header
const KEYS: readonly RegExp[] = [
  /\beyJ[\w-]{5,}\.[\w-]{5,}(?:\.[\w-]*)?/g,
  /\b(?:sk|pk|rk|whsec)[-_][\w-]{16,}/g,
  /\b(?:AKIA|ASIA)[A-Z\d]{16}\b/g,
  /\b(?:gh[opsur]_|github_pat_|glpat-|npm_|hf_|dop_v1_|xox[abeoprs]-|AIza|ya29\.|SG\.)[\w.-]{10,}/g,
  /\b(?:bearer|basic) +(?=\S*[\d=])[\w.~+/=-]{8,}/gi,
];

// "name": "value", name=value, and name: value unless the value is an ordinary word
const NAMED_VALUE =
  /(["']?)([\w-]+)\1(\s*=\s*["']?|\s*:\s*["']|\s*:\s*(?=\S*(?:\d|[a-z][A-Z]|_)))([^\s"',;&<>(){}[\]]+)/g;

/** A text without the secrets that its form shows; `onSecret` is called with each. */
export function redactText(text: string, onSecret: (secret: string) => void): string {
  const replace = (whole: string, mark: string, name: string, equals: string, value: string) => {
    if (!isSecretName(name) && name !== 'code') return whole;
    onSecret(value);
    return `${mark}${name}${equals}${REDACTED}`;
  };
  const withoutValues = QUERY_VALUES.reduce((rest, query) => rest.replace(query, replace), text);
  return KEYS.reduce((rest, key) => rest.replace(key, REDACTED), withoutValues.replace(USER_INFO, `//${REDACTED}@`));
}

/** The same for a server's message, in which names and values can have any form. */
export function redactMessage(message: string, onSecret: (secret: string) => void): string {
  return redactText(message, onSecret).replace(
    NAMED_VALUE,
    (whole, quote: string, name: string, mark: string, value: string) => {
      if (!isSecretName(name)) return whole;
      onSecret(value);
      return `${quote}${name}${quote}${mark}${REDACTED}`;
    },
  );
}
