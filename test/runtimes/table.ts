import { readFileSync, writeFileSync } from 'node:fs';
import { PAGE } from './recipes.ts';
import { type Result, readResults } from './results.ts';

const [BEGIN, END] = ['<!-- runtimes: written from test/runtimes/results.json -->\n', '<!-- end of runtimes -->'];

/** The results as a table: one line for a recipe, for all runtimes on which it passed the same exchanges. */
export function tableOf(results: readonly Result[]): string {
  const lines = new Map<string, Result[]>();
  for (const result of results) {
    const { recipe, framework, passed, exchanges } = result;
    const key = [recipe, framework, passed, exchanges].join();
    lines.set(key, [...(lines.get(key) ?? []), result]);
  }
  const rows = [...lines.values()].map((group) => {
    const [{ recipe, framework, passed, exchanges, why } = group[0] as Result] = group; // no group is empty
    const runtimes = group.map(({ runtime, version }) => `${runtime.replace(/ .*/, '')} ${version}`).join(', ');
    const link = `[${recipe}](#${recipe
      .toLowerCase()
      .replaceAll(/[^\w -]/g, '')
      .replaceAll(' ', '-')})`;
    return `| ${[link, framework, runtimes, `${passed} of ${exchanges}${why === undefined ? '' : `: ${why}`}`].join(' | ')} |`;
  });
  return ['| recipe | framework | on | exchanges passed |', '|---|---|---|---|', ...rows, ''].join('\n');
}

/** The table that the page currently shows. */
export function shownTable(): string {
  const [, rest = ''] = readFileSync(PAGE, 'utf8').split(BEGIN);
  return rest.split(END)[0] ?? '';
}

export function writeTable(): void {
  const page = readFileSync(PAGE, 'utf8');
  const [before = '', rest = ''] = page.split(BEGIN);
  writeFileSync(PAGE, `${before}${BEGIN}${tableOf(readResults())}${END}${rest.split(END)[1] ?? ''}`);
}
