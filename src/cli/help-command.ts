import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { closestName } from '../options/closest-name.ts';
import { EXIT, type ExitCode, type Terminal } from './terminal.ts';
import { UsageError } from './usage.ts';

/** Prints the section of docs/errors.md about a code, or what docs/explain.md says about one of `explain`. */
export async function helpCommand(code: string, terminal: Terminal): Promise<ExitCode> {
  const [page = '', explain = ''] = await Promise.all(
    ['errors.md', 'explain.md'].map((name) => readFile(join(terminal.docs, name), 'utf8')),
  );
  const sections = new Map(
    page
      .split(/^### /m)
      .slice(1)
      .map((section) => [section.slice(0, section.indexOf('\n')), section.replace(/\n## .*$/s, '\n')]),
  );
  const findings = findingsIn(explain);
  const section = sections.get(code) ?? findings.get(code);
  if (section === undefined) {
    const meant = closestName(code, [...sections.keys(), ...findings.keys()]);
    const hint = meant === undefined ? `the codes are ${[...sections.keys()].join(', ')}` : `did you mean ${meant}?`;
    throw new UsageError(`There is no code ${JSON.stringify(code)}: ${hint}`);
  }
  terminal.out(`${section.trim()}\n`);
  return EXIT.allowed;
}

/** The rows of the tables of causes and problems, by code. If a code is in both, the cause is the clearer text. */
function findingsIn(page: string): ReadonlyMap<string, string> {
  const sections = page.split(/^### /m);
  const tables = ['problems', 'causes'].map((name) => sections.find((each) => each.startsWith(`The ${name}\n`)));
  const rows = [...tables.join('').matchAll(/^\| `(.*?)` \|.*?([^|]+) \|$/gm)];
  return new Map(
    rows.map(([, code = '', meaning = '']) => [
      code,
      `${code}\n\nnpx corsmith explain found: ${meaning.trim()}. See docs/explain.md`,
    ]),
  );
}
