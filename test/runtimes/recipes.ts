import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const PAGE: string = join(import.meta.dirname, '../../docs/other-frameworks.md');

/** A file of a recipe: a block whose first line is a comment with its path. */
export interface RecipeFile {
  readonly path: string;
  readonly text: string;
}

/** The files of each recipe, by the heading above them. */
export function readRecipes(page: string = readFileSync(PAGE, 'utf8')): ReadonlyMap<string, readonly RecipeFile[]> {
  const sections = page.split(/^## /m).slice(1);
  return new Map(sections.map((section) => [section.slice(0, section.indexOf('\n')), filesOf(section)]));
}

function filesOf(section: string): readonly RecipeFile[] {
  const blocks = [...section.matchAll(/^```[jt]s\n\/\/ (\S+\.\w+)\n([\s\S]*?)^```$/gm)];
  return blocks.map(([, path = '', text = '']) => ({ path, text }));
}
