import type { CorsRequest } from '../classify/request.ts';
import type { CorsDecision } from '../decide/decision.ts';
import { evaluate } from '../decide/evaluate.ts';
import { coreOf, type OpaquePolicy, type PolicyCore } from '../policy/policy.ts';
import { buildResponses } from '../policy/responses.ts';

/**
 * Would the guard let this WebSocket upgrade through? Browsers open WebSockets to any site, with its cookies, and ask no
 * one before: the Origin is all there is to go by. The steps are those of `enforce: 'all'` but that no upgrade is a link
 * that a person follows, whether the policy has a guard or not; of its own guard only `publicHost` counts. A promise
 * only where an origin function decides; it passes on what that function or `publicHost` throws.
 *
 * @example
 * server.on('upgrade', async (request, socket, head) => {
 *   const allowed = await Promise.resolve(request).then((it) => allowsUpgrade(policy, it)).catch(() => false);
 *   if (!allowed) return socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
 *   sockets.handleUpgrade(request, socket, head, serve);
 * });
 * @see https://www.rfc-editor.org/rfc/rfc6455#section-10.2
 */
export function allowsUpgrade(policy: OpaquePolicy, { headers }: CorsRequest): boolean | Promise<boolean> {
  // GET in HTTP/1.1, CONNECT in HTTP/2: pages cannot navigate with either
  const decision = evaluate(upgradePolicy(coreOf(policy)), { method: 'CONNECT', headers });
  return 'then' in decision ? decision.then(isAllowed) : isAllowed(decision);
}

const upgradePolicies = new WeakMap<PolicyCore, PolicyCore>();

/** The same policy with a guard for every method, made once. */
function upgradePolicy(policy: PolicyCore): PolicyCore {
  const known = upgradePolicies.get(policy);
  if (known !== undefined) return known;
  const publicHost = policy.enforce?.publicHost;
  const enforce = { methods: 'all', publicHost, onRefused: undefined, reportOnly: false } as const;
  const made = { ...policy, enforce, responses: buildResponses({ ...policy, enforce }) };
  upgradePolicies.set(policy, made);
  return made;
}

function isAllowed(decision: CorsDecision): boolean {
  if ('error' in decision) throw decision.error;
  return decision.guard !== 'refused';
}
