import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { ENTRIES, publicItems } from '../docs/api.ts';
import { ISSUE_CODES } from '../support/issue-codes.ts';
import { BASE, fileOf, htmlOf, PAGES } from './site.ts';

const ORIGIN = 'https://site.example';

interface Page {
  readonly path: string;
  readonly html: string;
  readonly ids: ReadonlySet<string>;
  readonly title: string;
  /** The targets of its links, as absolute URLs; links within the site have the origin above. */
  readonly links: readonly string[];
  /** The URLs that the page loads. */
  readonly resources: readonly string[];
}

const decoded = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

function pageAt(path: string): Page {
  const html = htmlOf(path);
  const absolute = (values: RegExpMatchArray | null) =>
    (values ?? []).map((value) => new URL(decoded(value), `${ORIGIN}${BASE}${path}`).href);
  return {
    path,
    html,
    ids: new Set((html.match(/(?<=\sid=")[^"]*(?=")/g) ?? []).map(decoded)),
    title: /<title>(.*)<\/title>/.exec(html)?.[1] ?? '',
    links: absolute(html.match(/(?<=<a\s[^>]*href=")[^"]*(?=")/g)),
    resources: absolute(
      html.match(/(?<=<(?:script|img|source|iframe)\s[^>]*src=")[^"]*(?=")|(?<=<link\s[^>]*href=")[^"]*(?=")/g),
    ),
  };
}

const pages = new Map(PAGES.map((path) => [path, pageAt(path)]));
const pathOf = (url: string) =>
  decodeURIComponent(new URL(url).pathname)
    .slice(BASE.length)
    .replace(/\.html$/, '');
const isOwn = (url: string) => url.startsWith(ORIGIN);

describe.each([...pages.values()])('/$path', ({ links, resources }) => {
  it('has no dead link', () => {
    const dead = links.filter(isOwn).filter((url) => {
      const { pathname, hash } = new URL(url);
      const target = pages.get(pathOf(url));
      return (
        fileOf(pathname) === undefined || (hash !== '' && target?.ids.has(decodeURIComponent(hash.slice(1))) !== true)
      );
    });
    expect(dead).toEqual([]);
  });

  it('only uses https for links to other sites', () => {
    // examples of http: URLs in the text are not links
    expect(links.filter((url) => !isOwn(url) && !url.startsWith('https://'))).toEqual([]);
  });

  it('loads nothing from other sites, and every file that it loads exists', () => {
    expect(resources.filter((url) => !isOwn(url) && !url.startsWith('data:'))).toEqual([]);
    expect(resources.filter((url) => isOwn(url) && fileOf(new URL(url).pathname) === undefined)).toEqual([]);
  });
});

it('every page is in the sidebar', () => {
  const start = htmlOf('');
  const sidebar = start.slice(start.indexOf('<aside class="VPSidebar"'), start.indexOf('</aside>'));
  const listed = (sidebar.match(/(?<=href=")[^"]*(?=")/g) ?? []).map((href) => pathOf(`${ORIGIN}${href}`));
  expect([...listed].sort()).toEqual(PAGES.filter((path) => path !== 'playground/'));
});

it('every page has a unique title', () => {
  const titles = [...pages.values()].map(({ title }) => title);
  expect(titles).not.toContain('');
  expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
});

it('every file of docs/ is a page', () => {
  const files = readdirSync('docs').filter((file) => file.endsWith('.md'));
  expect(files.filter((file) => !pages.has(file.replace(/\.md$/, '')))).toEqual([]);
});

it.each(ISSUE_CODES)('%s has its own page, with both examples if it has any', (code) => {
  const { html } = pages.get(`errors/${code}`) ?? expect.unreachable();
  const all = pages.get('errors')?.html ?? '';
  const section = all.slice(all.indexOf(`<h3 id="${code}"`));
  expect(html).toContain(`<h1 id="${code}"`);
  expect(html.includes('// wrong')).toBe(section.slice(0, section.indexOf('<h', 5)).includes('// wrong'));
});

it('every page names the version', () => {
  const without = [...pages.values()].filter(
    ({ html, path }) => path !== 'playground/' && !html.includes(`corsmith ${manifest.version}`),
  );
  expect(without.map(({ path }) => path)).toEqual([]);
});

/** The text without whitespace, markup and escapes. */
const plain = (text: string) => text.replace(/[\s`*\\]+/g, '');
const textIn = (html: string) => plain(decoded(html.replace(/<[^>]*>/g, '')));

const reference = [...pages.values()]
  .filter(({ path }) => path.startsWith('api/'))
  .map(({ html }) => textIn(html))
  .join();

it.each(ENTRIES)('the API reference of %s has all public items, with their descriptions and examples', (entry) => {
  const name = entry === 'src/index.ts' ? 'corsmith' : entry.replace(/^src\/|\.ts$/g, '');
  // exports of several entries are on the page of the first entry
  expect(pages.has(`api/${name}`)).toBe(true);
  const items = publicItems(entry).filter(({ isLiteral }) => !isLiteral);
  expect(items.length).toBeGreaterThan(20);
  const isThere = (text: string) => reference.includes(plain(text));
  const missing = items.filter(({ text, tags }) => {
    const [first = ''] = text.split(/\n|\. /);
    return !isThere(first) || tags.some((tag) => tag.name === 'example' && !isThere(tag.text));
  });
  expect(missing.map((item) => item.name)).toEqual([]);
});
