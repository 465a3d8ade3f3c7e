import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { FOLDER } from './site.ts';

const folder = mkdtempSync(join(tmpdir(), 'corsmith-site-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('the script publishes the site as one commit of the branch gh-pages, however often', () => {
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8' });
  git('init', '--quiet', '--bare', 'repository');
  const project = join(folder, 'project');
  cpSync('scripts/publish-site.sh', join(project, 'scripts/publish-site.sh'));
  cpSync('package.json', join(project, 'package.json'));
  cpSync(FOLDER, join(project, 'docs/site/dist'), { recursive: true });
  for (let times = 0; times < 2; times += 1)
    execFileSync('sh', [join(project, 'scripts/publish-site.sh'), join(folder, 'repository')]);
  expect(git('-C', 'repository', 'log', '--format=%s', 'gh-pages').trim()).toBe(`Site of ${manifest.version}`);
  const files = git('-C', 'repository', 'ls-tree', '-r', '--name-only', 'gh-pages').trim().split('\n');
  expect(files).toEqual(expect.arrayContaining(['.nojekyll', 'index.html', 'playground/index.html']));
  const built = readdirSync(FOLDER, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files).toHaveLength(built.length);
});

it('the workflow publishes each version, and only once the owner has set the URL', () => {
  const workflow = readFileSync('.github/workflows/site.yml', 'utf8');
  const steps = ['node scripts/project-links.mjs', 'npm ci', 'npm run site', 'sh scripts/publish-site.sh'];
  const places = steps.map((step) => workflow.indexOf(step));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
});

it('the path of the site comes from repository.url in package.json', async () => {
  const { base } = await import(join(process.cwd(), 'docs/site/project.mjs'));
  const { projectLinks } = await import(join(process.cwd(), 'scripts/project-links.mjs'));
  const links = projectLinks(manifest);
  expect(base).toBe(links === undefined ? '/' : new URL(links.site).pathname);
});
