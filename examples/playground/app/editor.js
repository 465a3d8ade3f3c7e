// The policy editor, in a shadow root: its style sheets are adopted, which a strict CSP allows.
import { autocompletion, closeBrackets, completionKeymap } from '@codemirror/autocomplete';
import { history, historyKeymap, standardKeymap } from '@codemirror/commands';
import { HighlightStyle, LRLanguage, syntaxHighlighting, syntaxTree } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import documentation from 'option-docs';
import { changeIn } from './edit.js';
import { parser } from './literal.js';
import { marks, showMarks } from './marks.js';

const language = LRLanguage.define({ parser });

const highlight = HighlightStyle.define([
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--string)' },
  { tag: tags.regexp, color: 'var(--regexp)' },
  { tag: [tags.bool, tags.number, tags.null], color: 'var(--number)' },
  { tag: tags.comment, color: 'var(--quiet)', fontStyle: 'italic' },
  { tag: tags.propertyName, color: 'var(--accent)' },
]);

const theme = EditorView.theme({
  '&': {
    color: 'var(--ink)',
    backgroundColor: 'var(--field)',
    borderRadius: '8px',
    border: '1px solid var(--field-line)',
  },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '1px' },
  '.cm-content': {
    padding: '0.7rem 0',
    minHeight: '7.5rem',
    caretColor: 'var(--ink)',
    font: '0.875rem/1.6 ui-monospace, SFMono-Regular, Menlo, monospace',
  },
  '.cm-line': { padding: '0 0.9rem' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-content ::selection': { backgroundColor: 'var(--selection)' },
  '.mark': { textDecoration: 'underline wavy var(--bad) 1px', textUnderlineOffset: '3px' },
  '.mark.warning': { textDecorationColor: 'var(--warn)' },
  '.cm-tooltip': {
    color: 'var(--ink)',
    backgroundColor: 'var(--card)',
    border: '1px solid var(--line)',
    borderRadius: '8px',
    maxWidth: '32rem',
  },
  '.issue': { padding: '0.5rem 0.75rem', font: '0.875rem/1.45 system-ui, sans-serif' },
  '.issue button': {
    display: 'block',
    border: 'none',
    margin: '0.4rem 0 0',
    padding: '0.25rem 0.6rem',
    backgroundColor: 'var(--accent)',
    color: 'var(--card)',
    borderRadius: '6px',
    font: 'inherit',
  },
  '.cm-tooltip-autocomplete > ul > li': { padding: '0.2rem 0.6rem' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': { background: 'var(--accent)', color: 'var(--card)' },
  '.cm-completionInfo': { padding: '0.5rem 0.75rem', font: '0.85rem/1.45 system-ui, sans-serif' },
});

const OPTIONS = Object.entries(documentation).map(([label, info]) => ({
  label,
  info,
  type: 'property',
  apply: `${label}: `,
}));

/** Option names, where one can be: directly inside the object. */
function complete(context) {
  const word = context.matchBefore(/[A-Za-z]*/);
  if (word.from === word.to && !context.explicit) return null;
  const before = context.state.sliceDoc(0, word.from).trimEnd();
  const node = syntaxTree(context.state).resolveInner(word.from, -1);
  if (!/[{,]$/.test(before) || ['ArrayExpression', 'String'].includes(node.name)) return null;
  return { from: word.from, options: OPTIONS };
}

/**
 * @param host the element that gets the shadow root
 * @param onChange called with the text after each change by the user
 */
export function createEditor(host, onChange) {
  const root = host.attachShadow({ mode: 'open' });
  const mount = document.createElement('div');
  root.append(mount);
  let isSetting = false;
  const view = new EditorView({
    parent: mount,
    root,
    state: EditorState.create({
      extensions: [
        history(),
        closeBrackets(),
        language,
        syntaxHighlighting(highlight),
        autocompletion({ override: [complete] }),
        // the page handles Ctrl+Enter
        keymap.of([{ key: 'Mod-Enter', run: () => true }, ...completionKeymap, ...standardKeymap, ...historyKeymap]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': 'Argument of cors()', 'aria-describedby': 'policy-help' }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !isSetting) onChange(view.state.doc.toString());
        }),
        marks,
        theme,
      ],
    }),
  });
  return {
    set(text) {
      if (text === view.state.doc.toString()) return;
      isSetting = true;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
      isSetting = false;
    },
    mark: (issues) => showMarks(view, issues),
  };
}

/** The problems in the text and the issues of the policy, at their places. */
export function toMarks({ text, places, problems }, issues) {
  const unread = problems.map((problem) => ({ ...problem, severity: 'error' }));
  const found = issues.map(({ severity, onFix, ...issue }) => {
    const { from = 0, to = text.length } = placeOf(places, issue);
    return { from, to, severity, message: `${issue.message}. ${issue.fix}`, onFix };
  });
  return [...unread, ...found];
}

/** The place of a path, or of the closest path around it in the text. For an unknown option, it includes the name. */
function placeOf(places, { code, path }) {
  const { property } = places.get(path) ?? {};
  if (code === 'unknown-option' && property !== undefined) return property;
  for (let rest = path; rest !== ''; rest = rest.replace(/(?:\.[^.[\]]+|\[\d+\]|^[^.[\]]+)$/, '')) {
    const place = places.get(rest);
    if (place !== undefined) return place;
  }
  return places.get('') ?? {};
}

/** The change that applies the replacement of an issue. */
export function fixOf(literal, issue) {
  return 'replacement' in issue ? changeIn(literal, issue.path, issue.replacement) : undefined;
}
