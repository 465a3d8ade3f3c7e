// npm run build:js && node bench/construction.mjs: milliseconds to prove RegExps when a policy is made, for the first time.
import { median } from './median.mjs';

const { proveRegExp } = await import('../dist/regexp-proof.js');

const hosts = Array.from({ length: 2000 }, (_, index) => `site-${index}\\.example\\.com`).join('|');
const CASES = {
  'subdomains of one domain': '^https://(?:[a-z0-9-]+\\.)*example\\.com$',
  'a dev server on loopback': '^https?://(?:(?:[^:]+\\.)?localhost|127\\.0\\.0\\.1|\\[::1\\])(?::\\d+)?$',
  'refused: no anchors': 'example\\.com',
  'refused: slow': '^https://(?:[a-z]+)+\\.example\\.com$',
  '2,000 alternatives': `^https://(?:${hosts})$`,
  'refused: 2,000 alternatives without anchors': `(?:${hosts})`,
  'refused: 300 stars in a row': `^https://${'.*'.repeat(300)}\\.example\\.com$`,
  'refused: 4 ^ 12 names': `^https://${'[abcd]'.repeat(12)}\\.com$`,
};

for (const [name, source] of Object.entries(CASES)) {
  const times = Array.from({ length: 7 }, (_, round) => {
    // another text each time: proofs are remembered
    const regexp = new RegExp(`${source}(?:){${round + 1}}`);
    const start = process.hrtime.bigint();
    proveRegExp(regexp, { trusting: true });
    return Number(process.hrtime.bigint() - start) / 1e6;
  });
  console.log(`${name.padEnd(46)}${median(times).toFixed(1).padStart(8)} ms`);
}
