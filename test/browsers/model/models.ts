import { type EngineName, type PageRequest as ExplainedRequest, perform } from '../../../src/explain.ts';
import {
  asBrowser,
  overHttp,
  type PageRequest,
  type RawResponse,
  type WireRequest,
} from '../../support/browser/index.ts';

/** A page's request as both models take it. */
export interface Asked extends PageRequest {
  readonly redirect?: 'follow' | 'manual' | 'error';
}

/** A model that sends what a browser would send, and says what the page gets. */
export interface Model {
  readonly name: string;
  readonly followsRedirects: boolean;
  /** In the notation of the scenarios: `200 [x-one]`, `opaque`, `blocked`. */
  ask(request: Asked): Promise<string>;
}

const oracle: Model = {
  name: 'the model of the tests',
  followsRedirects: false,
  async ask(request) {
    const { verdict, actual } = await asBrowser(request, async (wire) => (await send(wire)) ?? NOTHING);
    if (verdict.allowed) return described(actual?.response.status, verdict.readable);
    return verdict.failedAt === 'opaque-response' ? 'opaque' : 'blocked';
  },
};

/** The model of the explainer, for the standard or for an engine. */
export const explainer = (engine?: EngineName): Model => ({
  name: `the explainer for ${engine ?? 'the standard'}`,
  followsRedirects: true,
  async ask(request) {
    const { verdict } = await perform(
      explained(request),
      ({ hasBody, ...wire }) => send({ ...wire, ...(hasBody ? { body: 'a=1' } : {}) }),
      engine,
    );
    // the page cannot distinguish one from the other
    if (verdict.kind === 'no-response') return 'blocked';
    if (verdict.kind !== 'readable') {
      return verdict.kind === 'opaque' && request.redirect === 'manual' ? 'opaqueredirect' : verdict.kind;
    }
    const { status, headers, redirected } = verdict.response;
    const names = headers.map(([name]) => name.toLowerCase());
    return described(status, names) + (redirected ? ' redirected' : '');
  },
});

const NOTHING: RawResponse = { status: 0, headers: [] };

export const MODELS: readonly Model[] = [oracle, explainer()];

function explained({ streamBody, body, ...request }: Asked): ExplainedRequest {
  return { ...request, body: streamBody === true ? { kind: 'ReadableStream' } : body };
}

/** Node's client sends every method in upper case. A browser does not, and Node's server then responds with 400. */
async function send(wire: WireRequest): Promise<RawResponse | undefined> {
  if (wire.method !== wire.method.toUpperCase()) return { status: 400, headers: [] };
  return overHttp(new URL(wire.url).origin)(wire).catch(() => undefined);
}

function described(status: number | undefined, readable: readonly string[]): string {
  const names = [...new Set(readable)].filter((name) => /^(x-|set-cookie)/.test(name)).sort();
  return names.length === 0 ? String(status) : `${status} [${names.join(' ')}]`;
}
