// Writes the pages: the files of docs/ with links between pages of the site instead of files.
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PROJECT } from './project.mjs';
import { SECTIONS } from './sections.mjs';

const PAGES = Object.assign({}, ...SECTIONS.map(({ pages }) => pages));
const PAGE_OF = new Map(Object.entries(PAGES).map(([page, file]) => [file, page]));
const read = (file) => readFileSync(join(PROJECT, file), 'utf8');

export function writePages(folder) {
  for (const [page, file] of Object.entries(PAGES)) writeFileSync(join(folder, `${page}.md`), textOf(page, file));
  for (const [code, section] of errorSections()) {
    writeFileSync(join(folder, 'errors', `${code}.md`), `# ${code}\n${withLinks(section, 'docs/errors.md')}`);
  }
  cpSync(join(PROJECT, 'docs/images'), join(folder, 'images'), { recursive: true });
}

function textOf(page, file) {
  if (file === 'LICENSE') return `# License\n\n${read(file)}`;
  const text = withLinks(read(file), file);
  if (page === 'index') return text.replace(/\n## /, `\n${FIRST_LINKS}\n\n## `);
  // each code has its own page, which the search finds instead
  return page === 'errors' ? `---\nsearch: false\n---\n\n${text}` : text;
}

const FIRST_LINKS = `<p class="first-links">
<a href="#quick-start">Quick start</a>
<a href="./troubleshooting">Look up a console message</a>
<a href="./playground/" target="_self">Playground</a>
</p>`;

/** The codes of docs/errors.md with the text below each. */
export function errorSections() {
  const [, ...sections] = read('docs/errors.md').split(/^### /m);
  return sections.map((section) => {
    const [code] = section.split('\n', 1);
    return [code, section.slice(code.length + 1).replace(/^## .*/ms, '')];
  });
}

/** Links to files become links to pages of the site, as absolute paths, which VitePress checks. */
function withLinks(text, file) {
  return text.replace(/\]\((?!https?:)([^)\s#]*)(#[^)\s]*)?\)/g, (_, target, anchor = '') => {
    const source = target === '' ? file : join(dirname(file), target);
    if (source.startsWith('docs/images/')) return `](/${source.replace('docs/', '')})`;
    if (source === 'docs/errors.md' && anchor !== '') return `](/errors/${anchor.slice(1)})`;
    const page = PAGE_OF.get(source);
    if (page === undefined || !existsSync(join(PROJECT, source))) throw new Error(`${file}: no page for ${target}`);
    return `](/${page === 'index' ? '' : page}${anchor})`;
  });
}
