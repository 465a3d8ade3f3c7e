import type { CorsArgument } from '../../src/index.ts';

export const A = 'https://a.example';

/** Which origins a rule allows: those listed, any well-formed origin, or everything. */
export type Admits = 'list' | 'well-formed' | 'everyone';

export interface Rule {
  readonly options: CorsArgument;
  readonly admits: Admits;
}

const REFLECTED = { origin: true, credentials: true, dangerouslyAllow: ['credentialed-any-origin'] } as const;

/** One of each kind, by the path under which it is served. */
export const RULES: Readonly<Record<string, Rule>> = {
  exact: { options: { origin: A, credentials: true, allowedHeaders: ['x-a'] }, admits: 'list' },
  pattern: { options: { origin: [A, 'https://*.a.example:*'] }, admits: 'list' },
  regexp: { options: { origin: /^https:\/\/(?:[a-z\d-]+\.)*a\.example$/ }, admits: 'list' },
  guarded: { options: { origin: A, enforce: 'all' }, admits: 'list' },
  reflected: { options: REFLECTED, admits: 'well-formed' },
  asked: { options: { origin: (_origin, callback) => callback(null, true) }, admits: 'well-formed' },
  promised: { options: { origin: async () => true }, admits: 'well-formed' },
  delegated: { options: () => ({ origin: A, credentials: true }), admits: 'list' },
  any: { options: '*', admits: 'everyone' },
};
