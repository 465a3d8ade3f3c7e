import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { anchorsOf } from './anchors.ts';

const markdown = (folder: string) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .map((file) => join(folder, file));
const pages = [...markdown('.'), ...markdown('docs')];

it.each(pages)('every link of %s leads somewhere', (page) => {
  const links = [...readFileSync(page, 'utf8').matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  const lost = links.filter((target) => {
    if (/^https?:/.test(target)) return false;
    const [path = '', anchor] = target.split('#');
    const file = path === '' ? page : join(dirname(page), path);
    return !existsSync(file) || (anchor !== undefined && !anchorsOf(file).includes(anchor));
  });
  expect(lost).toEqual([]);
});

const BUILT_FROM = readdirSync('src', { recursive: true, encoding: 'utf8' });

it.each(['CONTRIBUTING.md', 'SECURITY.md', 'docs/how-it-works.md'])('every file that %s names is there', (page) => {
  const named = readFileSync(page, 'utf8').match(/(?<=`)[\w./-]+(?:\/|\.(?:ts|mjs|sh|json))(?=`)/g) ?? [];
  const isThere = (name: string) =>
    existsSync(name) || existsSync(join('src', name)) || BUILT_FROM.some((file) => basename(file) === name);
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => !isThere(name))).toEqual([]);
});
