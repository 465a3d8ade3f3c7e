import type { CorsRequest } from '../classify/request.ts';

/** An origin as browsers send it (`https://app.example.com`), or a pattern (`https://*.example.com`, `http://localhost:*`). */
export type CorsOriginEntry = string | RegExp;

/** The result of an origin function: whether the origin is allowed, or a list that is matched against it. */
export type CorsOriginResult = boolean | string | readonly CorsOriginEntry[] | null | undefined;

/** Passes the result of an origin function: `callback(error)` or `callback(null, result)`. */
export type CorsOriginCallback = (error: unknown, result?: CorsOriginResult) => void;

/**
 * Decides about one origin: `true`, `false`, or a list of origins and patterns. It returns the result or a promise for it.
 * A function that declares the callback passes the result to it, or returns a promise. It is called only for well-formed
 * origins, never for `null`.
 *
 * @example
 * cors({ origin: async (origin) => (await tenants.find({ origin })) !== undefined });
 */
export type CorsOriginFunction = (origin: string, callback: CorsOriginCallback, request: CorsRequest) => unknown;
