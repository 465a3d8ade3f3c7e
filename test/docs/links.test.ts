import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { anchorsOf } from './anchors.ts';

const { projectLinks } = await import(join(process.cwd(), 'scripts/project-links.mjs'));

const markdown = (folder: string) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .map((file) => join(folder, file));
const pages = [...markdown('.'), ...markdown('docs')];

it.each(pages)('every link in %s has a target', (page) => {
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

it.each(['CONTRIBUTING.md', 'SECURITY.md', 'docs/how-it-works.md'])('every file that %s names exists', (page) => {
  const named = readFileSync(page, 'utf8').match(/(?<=`)[\w./-]+(?:\/|\.(?:ts|mjs|sh|json))(?=`)/g) ?? [];
  const isThere = (name: string) =>
    existsSync(name) || existsSync(join('src', name)) || BUILT_FROM.some((file) => basename(file) === name);
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => !isThere(name))).toEqual([]);
});

it('every page is in the list of the pages of the site', async () => {
  const { SECTIONS } = await import(join(process.cwd(), 'docs/site/sections.mjs'));
  const files = SECTIONS.flatMap((section: { readonly pages: object }) => Object.values(section.pages));
  expect([...files].sort()).toEqual([...pages, 'LICENSE'].sort());
});

it('derives every link to the project from repository.url in package.json', () => {
  expect(projectLinks({ repository: { url: 'git+https://github.com/Octo/corsmith.git' } })).toEqual({
    repository: 'https://github.com/Octo/corsmith',
    homepage: 'https://github.com/Octo/corsmith#readme',
    bugs: 'https://github.com/Octo/corsmith/issues',
    advisory: 'https://github.com/Octo/corsmith/security/advisories/new',
    site: 'https://octo.github.io/corsmith/',
  });
  expect(manifest).not.toHaveProperty('homepage');
  expect(manifest).not.toHaveProperty('bugs');
  expect(() => projectLinks({ repository: { url: 'octo/corsmith' } })).toThrow(
    'repository.url: write git+https://github.com/OWNER/NAME.git, got octo/corsmith',
  );
});

it('has no other absolute link to the project, so that no link is dead before the owner fills in the URL', () => {
  const allowed = projectLinks(manifest)?.repository ?? 'none';
  const files = [...pages, ...BUILT_FROM.filter((file) => file.endsWith('.ts')).map((file) => join('src', file))];
  const links = files.flatMap((file) =>
    (readFileSync(file, 'utf8').match(/https?:\/\/[^\s)'"`]*corsmith[^\s)'"`]*/gi) ?? []).map(
      (link) => `${file}: ${link}`,
    ),
  );
  expect(links.filter((link) => !link.includes(allowed))).toEqual([]);
});
