import { isPageScheme, isWebScheme } from '../page-schemes.ts';
import { listAddresses } from './addresses.ts';
import { reachable } from './graph.ts';
import type { MatchedOrigins, OriginNode } from './intersect.ts';
import { listNames, type NameRules } from './names.ts';
import type { Obstacle } from './obstacle.ts';
import { listSchemes } from './schemes.ts';
import { type Site, uniteSites } from './sites.ts';
import { createBudget } from './unproven.ts';

const MOST_STEPS = 200_000;

/** Every site that one of these origins is on, or the first reason why they cannot be listed. */
export function listSites(origins: MatchedOrigins, isOwned: (host: string) => boolean): readonly Site[] | Obstacle {
  const spend = createBudget(MOST_STEPS);
  const schemes = listSchemes(origins, spend);
  if (isObstacle(schemes)) return schemes;
  const sites: Site[] = [];
  for (const { scheme, colons } of schemes) {
    if (!isPageScheme(scheme)) continue;
    const hosts = reachable(colons, ({ next }) => next);
    const found = listHosts(scheme, hosts, isOwned, spend);
    if (isObstacle(found)) return found;
    for (const site of found) sites.push(site);
  }
  return uniteSites(sites);
}

/** Hosts of these schemes have nothing above them: an application's own names, or ids of extensions. */
const WHOLE: NameRules = { isOwned: () => false, allowsJoined: true };

function listHosts(
  scheme: string,
  hosts: ReadonlySet<OriginNode>,
  isOwned: (host: string) => boolean,
  spend: (steps: number) => void,
): readonly Site[] | Obstacle {
  const isWeb = isWebScheme(scheme);
  const names = listNames(scheme, hosts, isWeb ? { isOwned, allowsJoined: false } : WHOLE, spend);
  const addresses = listAddresses(scheme, hosts, spend);
  if (!isObstacle(names) && !isObstacle(addresses)) return [...names, ...addresses];
  const obstacle = isObstacle(names) ? names : addresses;
  if (isWeb) return obstacle;
  return scheme.endsWith('-extension')
    ? { ...obstacle, reason: 'any extension can have an id that it matches' }
    : [{ scheme, kind: 'scheme', host: '' }];
}

export function isObstacle(result: readonly unknown[] | Obstacle): result is Obstacle {
  return 'reason' in result;
}
