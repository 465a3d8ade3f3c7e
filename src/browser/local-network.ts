import type { AddressSpace } from './address-spaces.ts';
import type { EngineName } from './engine-name.ts';
import type { RequestMode } from './page-request.ts';

/** `ask`: the user decides. `block`: nothing reaches the server, not even a preflight. */
export type LocalNetworkVerdict = 'allow' | 'ask' | 'block';

/** What each engine does with a request to the user's own computer or network. */
export interface LocalNetworkAccess extends Readonly<Record<EngineName, LocalNetworkVerdict>> {
  /** Where the page was loaded from. */
  readonly page: AddressSpace;
  /** The page's address is not known, so it is assumed to be public. */
  readonly pageAssumed: boolean;
  /** Where the server is. */
  readonly target: AddressSpace;
  /** The target's address, or a name that shows its space. */
  readonly address: string;
}

/** What the decision depends on. */
export interface AddressedRequest {
  readonly page: AddressSpace;
  readonly target: AddressSpace;
  readonly isSecureContext: boolean;
  readonly mode: RequestMode | 'navigate' | 'websocket';
}

/** https://wicg.github.io/local-network-access/, as the engines implement it. It does not include mixed content. */
export function localNetworkVerdict(request: AddressedRequest, engine: EngineName): LocalNetworkVerdict {
  const { page, target, isSecureContext, mode } = request;
  if (engine === 'firefox' && target === 'unspecified') return 'block';
  if (engine === 'webkit' || page !== 'public' || target === 'public' || mode === 'navigate') return 'allow';
  if (engine === 'chromium') return isSecureContext ? 'ask' : 'block';
  return mode === 'websocket' ? 'allow' : 'ask';
}
