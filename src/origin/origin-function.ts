import type { CorsRequest } from '../classify/request.ts';

/** Answers an origin function by `(error)` or `(null, allowed)`; the request's own origin also means allowed. */
export type CorsOriginCallback = (error: unknown, allowed?: boolean | string | null) => void;

/**
 * Decides about one origin: by the callback, by returning a boolean (when it declares fewer than two parameters), or
 * by a promise for a boolean. It is asked only about well-formed origins, and never about `null`. What it returns beside
 * calling back is its own affair.
 */
export type CorsOriginFunction = (origin: string, callback: CorsOriginCallback, request: CorsRequest) => unknown;
