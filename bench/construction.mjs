// What a RegExp costs when a policy is created: parsing it, proving which sites it can match, and finding patterns that can
// replace it.
import { median } from './median.mjs';

const HOSTS = Array.from({ length: 2000 }, (_, index) => `site-${index}\\.example\\.com`).join('|');
const CASES = {
  'one host': '^https://app\\.example\\.com$',
  'subdomains of one domain': '^https://(?:[a-z0-9-]+\\.)*example\\.com$',
  'loopback, any port': '^https?://(?:(?:[^:]+\\.)?localhost|127\\.0\\.0\\.1|\\[::1\\])(?::\\d+)?$',
  '2,000 hosts': `^https://(?:${HOSTS})$`,
  'refused: no anchors': 'example\\.com',
  'refused: slow': '^https://(?:[a-z]+)+\\.example\\.com$',
  'refused: 2,000 hosts without anchors': `(?:${HOSTS})`,
  'refused: 300 repeated parts in a row': `^https://${'.*'.repeat(300)}\\.example\\.com$`,
  'refused: 16 million hosts': `^https://${'[abcd]x'.repeat(12)}\\.com$`,
};
const ROUNDS = 9;

/** Milliseconds of processor time, medians. */
export async function measureConstruction() {
  const { createPolicy, CorsConfigError } = await import('corsmith');
  const construct = (source, round) => {
    // a different source each time, because proofs are cached
    const regexp = new RegExp(`${source}(?:){${round + 1}}`);
    const start = process.cpuUsage();
    try {
      createPolicy({ origin: regexp });
    } catch (error) {
      if (!(error instanceof CorsConfigError)) throw error;
    }
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e3;
  };
  const times = Object.fromEntries(Object.keys(CASES).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, source] of Object.entries(CASES)) times[name].push(construct(source, round));
  }
  return Object.fromEntries(Object.entries(times).map(([name, each]) => [name, Number(median(each).toFixed(2))]));
}
