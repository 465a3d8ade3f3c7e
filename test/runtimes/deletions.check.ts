import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { compile, programOf, writeTypes } from './compile.ts';
import { prepare } from './prepare.ts';
import { PAGE, readRecipes } from './recipes.ts';
import { check, type Reference, readReference } from './run.ts';
import { REFERENCE, TARGETS, type Target } from './targets.ts';

// A recipe without any one of its lines has to fail: RECIPES=koa,bun npx vitest run --config test/runtimes/deletions.config.ts
const ids = process.env['RECIPES']?.split(',') ?? TARGETS.map(({ id }) => id);
const page = readFileSync(PAGE, 'utf8');
let reference: Reference;

beforeAll(async () => {
  await prepare([REFERENCE]);
  reference = await readReference();
});

/** The page without one line of a recipe, for each line that is not empty. */
function deletions({ recipe }: Target): readonly (readonly [line: string, page: string])[] {
  const start = page.indexOf(`\n## ${recipe}\n`);
  const end = page.indexOf('\n## ', start + 1);
  return (readRecipes().get(recipe) ?? []).flatMap(({ path, text }) => {
    const lines = text.split('\n');
    return [...lines.keys()].flatMap((at) => {
      const line = lines[at]?.trim() ?? '';
      const without = page
        .slice(start, end)
        .replace(text, () => [...lines.slice(0, at), ...lines.slice(at + 1)].join('\n'));
      return line === '' ? [] : [[`${path}: ${line}`, page.slice(0, start) + without + page.slice(end)] as const];
    });
  });
}

describe.each(TARGETS.filter(({ id }) => ids.includes(id)))('$id', (target) => {
  test.each(deletions(target))('does not work without %s', async (_, changed) => {
    const tried = async () => {
      await prepare([target], changed);
      await check(target, target.runtimes.at(-1) ?? 'Node 24', reference);
      writeTypes(changed);
      expect(await compile(programOf(target.id), 'typescript-7')).toBe('');
    };
    await expect(tried()).rejects.toThrow();
  });
});
