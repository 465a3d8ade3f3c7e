// The search runs in the page. It finds what people paste: whole lines of a browser's console, with their own URLs.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from './project.mjs';
import { slugify } from './slugify.mjs';

/** Changes to VitePress's search box: it accepts more than 64 characters, and its results are a list of links. */
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

const TROUBLESHOOTING = readFileSync(join(PROJECT, 'docs/troubleshooting.md'), 'utf8');
const [TOP, ...SECTIONS] = TROUBLESHOOTING.split(/^## /m);

/** The table at the top of the page, in order: the first row with words from a line leads to the section for that line. */
const ROWS = [...TOP.matchAll(/^\| (`.*`) \| \[(.*)\]\(.*\) \|$/gm)].map(([, phrases, title]) => ({
  phrases: phrases.match(/(?<=`)[^`]+(?=`(?:,|$))/g),
  title,
}));
const wordOf = (index) => `console_section_${index}`;

/** The sections of the troubleshooting page, each with a word that the search adds to lines that belong there. */
function* troubleshootingSections() {
  const page = /^# (.*)$/m.exec(TOP)[1];
  yield { anchor: slugify(page), titles: [page], text: TOP.replace(/^(?:# |\|).*$/gm, '') };
  for (const section of SECTIONS) {
    const [title] = section.split('\n', 1);
    const word = wordOf(ROWS.findIndex((row) => row.title === title));
    yield { anchor: slugify(title), titles: [page, title], text: `${word} ${section.slice(title.length)}` };
  }
}

/**
 * The words of a text in lower case, and the parts of those with hyphens, without URLs and placeholders. A query has no
 * `field`, and also gets the word of its section. VitePress copies the source of this function into the pages, so it uses
 * nothing from outside.
 */
const tokenize = new Function(
  'text',
  'field',
  `const rows = ${JSON.stringify(ROWS.map(({ phrases }) => phrases))};
  const words = text
    .replace(/(?:https?|wss?):\\/\\/[^\\s'"\`\\u2019\\u201d)]+|<\\w+>|&\\w+;/g, ' ')
    .toLowerCase()
    .match(/[\\p{L}\\p{N}_]+(?:-[\\p{L}\\p{N}_]+)*/gu) ?? [];
  const parts = words.flatMap((word) => (word.includes('-') ? [word, ...word.split('-')] : [word]));
  const row = field === undefined ? rows.findIndex((phrases) => phrases.some((phrase) => text.includes(phrase))) : -1;
  return row === -1 ? parts : [...parts, 'console_section_' + row];`,
);

export const search = {
  provider: 'local',
  options: {
    detailedView: false,
    miniSearch: {
      options: { tokenize },
      searchOptions: {
        boost: { title: 2, titles: 0.5, text: 2 },
        boostDocument: (id) => (/\/(?:browsers|changelog)/.test(id) ? 0.4 : 1),
        boostTerm: (term) => (term.startsWith('console_section_') ? 100 : 1),
        // the words of a pasted line are complete and spelled correctly
        prefix: (term, _index, terms) => terms.length < 6 && !term.startsWith('console_section_'),
        fuzzy: (term, _index, terms) => (terms.length < 6 && !term.startsWith('console_section_') ? 0.2 : false),
      },
      _splitIntoSections: (file) => (file.endsWith('/troubleshooting.md') ? troubleshootingSections() : undefined),
    },
  },
};
