import { expect, test } from 'vitest';
import { proveRegExp } from '../../../src/origin/regexp/prove.ts';
import { describeSites } from '../../../src/origin/regexp/sites.ts';
import { SAFE, SLOW, UNSAFE } from './corpus.ts';

/** What is known about a RegExp, in one line, so that a diff shows the effect of a change to the code. */
function line(regexp: RegExp, trusting: boolean): string {
  const { failures, sites = [], corrections } = proveRegExp(regexp, { trusting });
  const failed = failures.map(({ code, reason, foreignOrigin = 'none' }) => `${code} (${foreignOrigin}): ${reason}`);
  return [...failed, ...describeSites(sites), ...corrections.map((each) => `write ${each}`)].join('; ');
}

test('the proofs of all RegExps in the corpora are unchanged', async () => {
  const lines = [...UNSAFE, ...SAFE, ...SLOW].map(([source, flags]) => {
    const regexp = new RegExp(source, flags);
    const [trusting, otherwise] = [line(regexp, true), line(regexp, false)];
    return `${regexp}\n  ${trusting}${otherwise === trusting ? '' : `\n  without credentials: ${otherwise}`}`;
  });
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('proofs.txt');
});
