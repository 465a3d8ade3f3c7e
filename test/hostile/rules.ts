import type { CorsArgument } from '../../src/index.ts';

export const A = 'https://a.example';

/** Whom a rule lets in, for telling strangers: those it names, everybody who is somebody, or everyone. */
export type Admits = 'listed' | 'well-formed' | 'everyone';

export interface Rule {
  readonly options: CorsArgument;
  readonly admits: Admits;
}

const REFLECTED = { origin: true, credentials: true, dangerouslyAllow: ['credentialed-any-origin'] } as const;

/** One of each kind, by the path under which it is served. */
export const RULES: Readonly<Record<string, Rule>> = {
  exact: { options: { origin: A, credentials: true, allowedHeaders: ['x-a'] }, admits: 'listed' },
  pattern: { options: { origin: [A, 'https://*.a.example:*'] }, admits: 'listed' },
  regexp: { options: { origin: /^https:\/\/(?:[a-z\d-]+\.)*a\.example$/ }, admits: 'listed' },
  guarded: { options: { origin: A, enforce: 'all' }, admits: 'listed' },
  reflected: { options: REFLECTED, admits: 'well-formed' },
  asked: { options: { origin: (_origin, callback) => callback(null, true) }, admits: 'well-formed' },
  promised: { options: { origin: async () => true }, admits: 'well-formed' },
  delegated: { options: () => ({ origin: A, credentials: true }), admits: 'listed' },
  any: { options: '*', admits: 'everyone' },
};
