import type { CorsRequest } from '../classify/request.ts';
import { evaluate } from '../decide/evaluate.ts';
import type { PolicyCore } from '../policy/policy.ts';
import type { CorsDecision } from '../policy/responses.ts';

/**
 * Would the guard let this WebSocket upgrade through? Browsers open WebSockets to any site, with its cookies, and ask no
 * one before: the Origin is all there is to go by. The steps are those of `enforce: 'all'` but that no upgrade is a link
 * that a person follows, whether the policy has a guard or not; of its own guard only `host` counts. A promise only where
 * an origin function had to be asked; what that or a `host` function throws is handed on.
 *
 * @example
 * server.on('upgrade', async (request, socket, head) => {
 *   const allowed = await Promise.resolve(request).then((it) => allowsUpgrade(policy, it)).catch(() => false);
 *   if (!allowed) return socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
 *   sockets.handleUpgrade(request, socket, head, serve);
 * });
 * @see https://www.rfc-editor.org/rfc/rfc6455#section-10.2
 */
export function allowsUpgrade(policy: PolicyCore, { headers }: CorsRequest): boolean | Promise<boolean> {
  const { settings } = policy;
  const enforce = {
    methods: 'all',
    publicHost: settings.enforce?.publicHost,
    onRefused: undefined,
    reportOnly: false,
  } as const;
  // GET in HTTP/1.1, CONNECT in HTTP/2: by neither does a page go anywhere
  const decision = evaluate({ ...policy, settings: { ...settings, enforce } }, { method: 'CONNECT', headers });
  return 'then' in decision ? decision.then(isAllowed) : isAllowed(decision);
}

function isAllowed({ guard }: CorsDecision): boolean {
  return guard !== 'refused';
}
