import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pageOf } from '../api.mjs';
import { errorSections } from '../pages.mjs';
import { base, description, repository, SITE, version } from '../project.mjs';
import { changedSearchBox, search } from '../search.mjs';
import { ENTRIES, SECTIONS } from '../sections.mjs';
import { slugify } from '../slugify.mjs';

const titleOf = (page) => /^# (.*)$/m.exec(readFileSync(join(SITE, 'pages', `${page}.md`), 'utf8'))[1];
const SHORT = { index: 'Introduction', explain: 'Explain', 'other-frameworks': 'Other frameworks' };
const itemOf = (page) => ({
  text: SHORT[page] ?? titleOf(page).replaceAll('`', ''),
  link: page === 'index' ? '/' : `/${page}`,
});
const errors = {
  text: 'Error codes',
  collapsed: true,
  items: errorSections().map(([code]) => ({ text: code, link: `/errors/${code}` })),
};
const api = {
  text: 'API reference',
  items: Object.keys(ENTRIES).map((entry) => ({ text: entry, link: `/api/${pageOf(entry)}` })),
};
const [start, fix, ...others] = SECTIONS.map(({ text, pages }) => ({ text, items: Object.keys(pages).map(itemOf) }));

/** Makes a cell without text in the first row of a table an ordinary cell, not a header. */
function withoutEmptyHeaders({ renderer: { rules } }) {
  rules.th_open = (tokens, index, _options, _env, self) => {
    if (tokens[index + 1].content === '') tokens[index].tag = 'td';
    return self.renderToken(tokens, index);
  };
  rules.th_close = (tokens, index, _options, _env, self) => {
    if (tokens[index - 1].content === '') tokens[index].tag = 'td';
    return self.renderToken(tokens, index);
  };
}

export default {
  base,
  title: 'corsmith',
  description,
  lang: 'en-US',
  srcDir: 'pages',
  cleanUrls: true,
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  ignoreDeadLinks: [/^\.?\/playground\//],
  markdown: {
    anchor: { slugify },
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    config: withoutEmptyHeaders,
  },
  vite: { plugins: [changedSearchBox], build: { chunkSizeWarningLimit: 2000 } },
  themeConfig: {
    search,
    nav: [
      { text: 'Troubleshooting', link: '/troubleshooting' },
      { text: 'API', link: '/api/corsmith', activeMatch: '/api/' },
      { text: 'Playground', link: '/playground/', target: '_self' },
      { text: version, link: '/changelog' },
    ],
    sidebar: [
      start,
      { ...fix, items: fix.items.map((item) => (item.link === '/errors' ? { ...item, ...errors } : item)) },
      api,
      ...others,
    ],
    outline: { level: [2, 3] },
    footer: { message: `corsmith ${version} documentation. MIT license.` },
    ...(repository && { socialLinks: [{ icon: 'github', link: repository }] }),
  },
};
