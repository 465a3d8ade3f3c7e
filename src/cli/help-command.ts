import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { closestName } from '../options/closest-name.ts';
import { EXIT, type ExitCode, type Terminal } from './terminal.ts';
import { UsageError } from './usage.ts';

/** Prints the section of docs/errors.md about a code. */
export async function helpCommand(code: string, terminal: Terminal): Promise<ExitCode> {
  const page = await readFile(join(terminal.docs, 'errors.md'), 'utf8');
  const sections = new Map(
    page
      .split(/^### /m)
      .slice(1)
      .map((section) => [section.slice(0, section.indexOf('\n')), section.replace(/\n## .*$/s, '\n')]),
  );
  const section = sections.get(code);
  if (section === undefined) {
    const meant = closestName(code, [...sections.keys()]);
    const hint = meant === undefined ? `the codes are ${[...sections.keys()].join(', ')}` : `did you mean ${meant}?`;
    throw new UsageError(`There is no code ${JSON.stringify(code)}: ${hint}`);
  }
  terminal.out(`${section.trim()}\n`);
  return EXIT.allowed;
}
