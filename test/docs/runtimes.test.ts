import { expect, test } from 'vitest';
import { readRecipes } from '../runtimes/recipes.ts';
import { readResults } from '../runtimes/results.ts';
import { shownTable, tableOf } from '../runtimes/table.ts';
import { TARGETS } from '../runtimes/targets.ts';

const results = readResults();

test('the page shows the results of test/runtimes', () => {
  expect(shownTable()).toBe(tableOf(results));
});

test('each recipe with files was run on each of its runtimes', () => {
  const recipes = [...readRecipes()].flatMap(([recipe, files]) => (files.length > 0 ? [recipe] : []));
  expect(recipes.filter((recipe) => !results.some((result) => result.recipe === recipe))).toEqual([
    'Writing an adapter',
  ]);
  const runs = TARGETS.flatMap(({ recipe, runtimes }) => runtimes.map((runtime) => [recipe, runtime]));
  expect(results.map(({ recipe, runtime }) => [recipe, runtime])).toEqual(runs);
});
