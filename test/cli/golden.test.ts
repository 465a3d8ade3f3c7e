import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { argumentsFor, type Setup, start } from './setup.ts';
import { setups } from './setups/index.ts';
import { corsmith } from './terminal.ts';

// UPDATE_GOLDEN=1 npx vitest run test/cli/golden.test.ts writes the present output
const UPDATES = process.env['UPDATE_GOLDEN'] === '1';
const FOLDER = new URL('golden/', import.meta.url);

/** The first set-up of each cause. */
const firsts = [...new Map([...setups].reverse().map((setup) => [setup.cause, setup])).values()];

test.each(firsts)('$cause', async (setup) => {
  const text = await output(setup);
  expect(text).toBe(golden(`${setup.cause}.txt`, text));
  const json = await output(setup, '--json');
  expect(json).toBe(golden(`${setup.cause}.json`, json));
});

test('every cause has its files', () => {
  const names = firsts.flatMap(({ cause }) => [`${cause}.txt`, `${cause}.json`]);
  expect(readdirSync(FOLDER).sort()).toEqual(names.sort());
  // needs a pasted fetch() call: test/cli/pasted.test.ts
  const pasted = 'not-sent';
  expect([...firsts.map(({ cause }) => cause), pasted].sort()).toEqual([...codes()].sort());
});

describe('docs/explain.md', () => {
  const docs = readFileSync('docs/explain.md', 'utf8');
  const section = (title: string) => new RegExp(`^### ${title}\n(.*?)^##`, 'ms').exec(docs)?.[1] ?? '';
  const namesIn = (text: string) => [...text.matchAll(/`([a-zA-Z\d-]+)`/g)].map(([, name = '']) => name);
  const firstColumn = (text: string) => namesIn([...text.matchAll(/^\|(.*?)\|/gm)].map(([, cell]) => cell).join());

  test('lists every cause', () => {
    expect(firstColumn(section('The causes')).sort()).toEqual([...codes()].sort());
  });

  test('lists every member of the JSON, which has a version and no old names', () => {
    const listed = firstColumn(section('As JSON: `--json`'));
    const found = new Set<string>();
    for (const { cause } of firsts) {
      const json = JSON.parse(readFileSync(new URL(`${cause}.json`, FOLDER), 'utf8'));
      expect(json.version).toBe(1);
      for (const name of Object.keys(json)) found.add(name);
    }
    expect([...found].filter((name) => !listed.includes(name))).toEqual([]);
    const old = ['causes', 'likely', 'noAnswer', 'request', 'remembered', 'preflightCauses', 'authorHeaders'];
    expect([...found, ...listed].filter((name) => old.includes(name))).toEqual([]);
    // members for inputs that no set-up has
    const rare = ['connectionError', 'notes', 'originAssumed', 'requests', 'unknown', 'withheld'];
    expect(listed.filter((name) => !found.has(name)).sort()).toEqual(rare);
  });

  test('lists every code of connectionError', () => {
    const source = readFileSync('src/cli/connection-error.ts', 'utf8');
    const [, list = ''] = /^Codes of `connectionError`:(.*?)\.$/ms.exec(docs) ?? [];
    const union = [...source.matchAll(/^ {2}\| '([a-z\d-]+)'/gm)].map(([, code]) => code);
    expect(namesIn(list)).toEqual(union);
  });
});

async function output(setup: Setup, ...more: readonly string[]): Promise<string> {
  const server = await start(setup);
  const { out } = await corsmith(...argumentsFor(setup, server), ...more);
  server.close();
  // ports and times differ from run to run, and so do the paths in the stacks of Express
  return out
    .replaceAll(/localhost:\d+/g, 'localhost:3000')
    .replaceAll(/("Content-Length",\s+)"\d{3,}"/gi, '$1"<length>"')
    .replaceAll(/"\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT"/g, '"<date>"');
}

function golden(name: string, text: string): string {
  const file = new URL(name, FOLDER);
  mkdirSync(FOLDER, { recursive: true });
  if (UPDATES) writeFileSync(file, text);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** The codes of the union in diagnosis.ts. */
function codes(): readonly string[] {
  const source = readFileSync('src/diagnose/diagnosis.ts', 'utf8');
  return [...source.matchAll(/^ {2}\| '([a-z-]+)'/gm)].map(([, code = '']) => code);
}
