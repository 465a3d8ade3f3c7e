import type { EngineName } from './preflight-cache.ts';

/** Where engines differ from the standard, as the browser tests measure it. */
export interface EngineRules {
  /** `*` in Access-Control-Allow-Headers covers Authorization. */
  readonly wildcardCoversAuthorization: boolean;
  /** Client hints need no preflight. */
  readonly safelistsClientHints: boolean;
  /** An upload listener needs a preflight only if there is a body. */
  readonly listenerNeedsBody: boolean;
  /**
   * After a preflight, a redirected request always gets one, too: for the headers that it still has, or for those that
   * it had before the redirect.
   */
  readonly preflightsRedirects: false | 'present-headers' | 'first-headers';
  /** A preflight after a redirect has the page's origin where the request has `null`. */
  readonly preflightsWithPageOrigin: boolean;
}

export const STANDARD_RULES: EngineRules = {
  wildcardCoversAuthorization: false,
  safelistsClientHints: false,
  listenerNeedsBody: false,
  preflightsRedirects: false,
  preflightsWithPageOrigin: false,
};

export const ENGINE_RULES: Readonly<Record<EngineName, EngineRules>> = {
  chromium: {
    ...STANDARD_RULES,
    wildcardCoversAuthorization: true,
    safelistsClientHints: true,
    listenerNeedsBody: true,
  },
  firefox: {
    ...STANDARD_RULES,
    wildcardCoversAuthorization: true,
    preflightsRedirects: 'present-headers',
    preflightsWithPageOrigin: true,
  },
  webkit: { ...STANDARD_RULES, wildcardCoversAuthorization: true, preflightsRedirects: 'first-headers' },
};
