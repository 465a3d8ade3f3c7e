// Builds the site: pages from docs/, the API reference from the comments of the exports, a page for each error code, and
// the playground. `--base /path/` and `--out folder` replace what package.json says, for tests.
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vitepress';
import { writeApi } from './api.mjs';
import { inlineStyles } from './inline-styles.mjs';
import { writePages } from './pages.mjs';
import { base as ownBase, PROJECT, SITE } from './project.mjs';

const { values } = parseArgs({ options: { base: { type: 'string' }, out: { type: 'string' } } });
const base = values.base ?? ownBase;
const pages = join(SITE, 'pages');
const outDir = resolve(values.out ?? join(SITE, 'dist'));

rmSync(pages, { recursive: true, force: true });
mkdirSync(join(pages, 'errors'), { recursive: true });
writePages(pages);
await writeApi(join(pages, 'api'));
await build(SITE, { outDir, base });
inlineStyles(outDir, base);
copyPlayground(join(outDir, 'playground'));
// GitHub Pages serves the files as they are
writeFileSync(join(outDir, '.nojekyll'), '');

function copyPlayground(to) {
  const from = join(PROJECT, 'examples/playground');
  cpSync(join(from, 'dist/app.js'), join(to, 'dist/app.js'));
  const style = readFileSync(join(from, 'style.css'), 'utf8');
  const hash = createHash('sha256').update(style).digest('base64');
  const page = [
    // the first response has all that the first paint needs
    ['<link rel="stylesheet" href="style.css">', `<style>${style}</style>`],
    ["style-src 'self'", `style-src 'self' 'sha256-${hash}'`],
    ['<h1>corsmith <span>', '<h1><a href="../">corsmith</a> <span>'],
  ].reduce(replaced, readFileSync(join(from, 'index.html'), 'utf8'));
  writeFileSync(join(to, 'index.html'), page);
}

function replaced(text, [old, replacement]) {
  if (!text.includes(old)) throw new Error(`the page of the playground has no ${old}`);
  return text.replace(old, () => replacement);
}
