import type { CorsRequest } from '../classify/request.ts';
import type { CorsDecision } from '../decide/decision.ts';
import { evaluate } from '../decide/evaluate.ts';
import { CorsConfigError } from '../options/issues.ts';
import { readSettings } from '../options/read-options.ts';
import { coreOf, type OpaquePolicy, type PolicyCore } from '../policy/policy.ts';
import { buildResponses } from '../policy/responses.ts';
import { observe } from './observe.ts';

/**
 * Does the guard accept this WebSocket upgrade? Browsers open WebSockets to any site, with its cookies and without a
 * preflight, so only the Origin header protects them. Upgrades are checked as with `enforce: 'all'`, but never
 * count as navigations. The policy needs no `enforce`; if it has one, only its `allowedHosts` and `publicHost` apply. The
 * result is a promise only if an origin function decides.
 *
 * @throws the error of an origin function (the promise rejects with it) or of a function in `enforce.publicHost`
 *
 * @throws `CorsConfigError` if the policy allows origins that `enforce` would not accept, such as any origin, because
 * upgrades have cookies
 * @example
 * server.on('upgrade', async (request, socket, head) => {
 *   const allowed = await Promise.resolve(request).then((it) => allowsUpgrade(policy, it)).catch(() => false);
 *   if (!allowed) return socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
 *   sockets.handleUpgrade(request, socket, head, serve);
 * });
 * @see https://www.rfc-editor.org/rfc/rfc6455#section-10.2
 */
export function allowsUpgrade(policy: OpaquePolicy, request: CorsRequest): boolean | Promise<boolean> {
  // GET in HTTP/1.1, CONNECT in HTTP/2: pages cannot navigate with either
  const decision = evaluate(upgradePolicy(coreOf(policy)), {
    method: 'CONNECT',
    url: request.url,
    headers: request.headers,
    rawHeaders: request.rawHeaders,
  });
  const conclude = (made: CorsDecision): boolean => {
    if ('error' in made) throw made.error;
    observe(policy, request, made);
    return made.guard !== 'refused';
  };
  return 'then' in decision ? decision.then(conclude) : conclude(decision);
}

const upgradePolicies = new WeakMap<PolicyCore, PolicyCore>();

/** The same policy with a guard for every method, made once. */
function upgradePolicy(policy: PolicyCore): PolicyCore {
  const known = upgradePolicies.get(policy);
  if (known !== undefined) return known;
  const errors = readSettings(policy.guarded).issues.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new CorsConfigError(errors, 'The policy for allowsUpgrade()', allowsUpgrade);
  const { foreignHost, publicHost } = policy.enforce ?? {};
  const enforce = { methods: 'all', foreignHost, publicHost, onRefused: undefined, reportOnly: false } as const;
  const made = { ...policy, enforce, responses: buildResponses({ ...policy, enforce }) };
  upgradePolicies.set(policy, made);
  return made;
}
