// The search runs in the page. It finds what people paste: whole lines of a browser's console, with their own URLs.
import { readFileSync } from 'node:fs';
import { slugify } from './slugify.mjs';

/** What differs from VitePress' search box: lines are longer than 64 characters, and results are a list of links. */
const CHANGES = [
  ['maxlength="64"', 'maxlength="4000"'],
  ['role="button"', 'role="dialog" aria-modal="true"'],
  [`:aria-owns="results?.length ? 'localsearch-list' : undefined"`, ''],
  ['aria-expanded="true"', ''],
  ['aria-haspopup="listbox"', ''],
  [`:aria-activedescendant="selectedIndex > -1 ? ('localsearch-item-' + selectedIndex) : undefined"`, ''],
  ['aria-autocomplete="both"', ''],
  [`:role="results?.length ? 'listbox' : undefined"`, ''],
  [`:aria-selected="selectedIndex === index ? 'true' : 'false'"`, ''],
  ['role="option"', ''],
  ['<kbd :aria-label', '<kbd role="img" :aria-label'],
  [`:aria-label="[...p.titles, p.title].join(' > ')"`, ''],
];

export const changedSearchBox = {
  name: 'search box',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('/VPLocalSearchBox.vue')) return undefined;
    return CHANGES.reduce((text, [old, replacement]) => {
      if (!text.includes(old)) throw new Error(`the search box of VitePress has no ${old}`);
      return text.replaceAll(old, replacement);
    }, code);
  },
};

/** A message of a browser on the page about them: https://vitepress.dev/guide/markdown#custom-anchors gives it an address. */
const LINE = /^- (\w+): ``(.*)``(?: \{#(line-\d+)\})?$/gm;

export function withAnchors(text) {
  let last = 0;
  return text.replace(LINE, (line) => `${line} {#line-${++last}}`);
}

/** Each message is an entry of its own, so that one whole line finds it. */
function* messagesAndSections(text) {
  const [top, ...sections] = text.split(/^## /m);
  const page = /^# (.*)$/m.exec(top)[1];
  yield { anchor: slugify(page), titles: [page], text: top.replace(/^(?:# |\|).*$/gm, '') };
  for (const section of sections) {
    const [title] = section.split('\n', 1);
    yield { anchor: slugify(title), titles: [page, title], text: section.slice(title.length).replace(LINE, '') };
    for (const [, engine, message, anchor] of section.matchAll(LINE))
      yield {
        anchor,
        titles: [page, title, `${engine}: ${message.replaceAll('<', '&lt;')}`],
        text: `console_line ${message}`,
      };
  }
}

/**
 * The words of a text in lower case, and the parts of those with hyphens. Called in the page, too, so it uses nothing else.
 * URLs and places in files differ in each line of a console. Only their form matters: several origins, a wildcard, nothing.
 */
function tokenize(text, field) {
  const words = text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/(?:<\w+>|https?:\/\/[^\s,'\u2019]+), (?=<|http|\*)/g, ' several_values ')
    .replace(/https?:\/\/\*/g, ' wildcard_origin ')
    .replace(/\u2018\u2019/g, ' empty_value ')
    .replace(/(?:https?|wss?):\/\/[^\s'"`\u2019\u201d)]+|<\w+>[^\s'"`\u2019\u201d)]*|&\w+;/g, ' ')
    .replace(/\S+:\d+(?::\d+)?(?=\s)|\(\w+, line \d+\)|net::ERR_FAILED \d+ \(\w+\)/g, ' ')
    .toLowerCase()
    .match(/[\p{L}\p{N}_]+(?:-[\p{L}\p{N}_]+)*/gu);
  const parts = (words ?? []).flatMap((word) => (word.includes('-') ? [word, ...word.split('-')] : [word]));
  // what is searched has no field: people type few words, and paste many
  return field === undefined && words?.length > 4 ? [...parts, 'console_line'] : parts;
}

export const search = {
  provider: 'local',
  options: {
    detailedView: false,
    miniSearch: {
      options: { tokenize },
      searchOptions: {
        boost: { title: 2, titles: 0.5, text: 2 },
        // of few words, explanations come first
        boostDocument: (id) => (/\/(?:troubleshooting#line-|browsers|changelog)/.test(id) ? 0.4 : 1),
        boostTerm: (term) => (term === 'console_line' ? 60 : 1),
        // a whole line has its words as they are
        prefix: (_term, _index, terms) => terms.length < 6,
        fuzzy: (_term, _index, terms) => (terms.length < 6 ? 0.2 : false),
      },
      _splitIntoSections: (file) =>
        file.endsWith('/troubleshooting.md') ? messagesAndSections(readFileSync(file, 'utf8')) : undefined,
    },
  },
};
