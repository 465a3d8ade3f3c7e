// The editor of the policy, in a shadow root: its style sheets are adopted, which a strict CSP allows.
import { autocompletion, closeBrackets, completionKeymap } from '@codemirror/autocomplete';
import { history, historyKeymap, standardKeymap } from '@codemirror/commands';
import { javascriptLanguage } from '@codemirror/lang-javascript';
import { HighlightStyle, syntaxHighlighting, syntaxTree } from '@codemirror/language';
import { setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import documentation from 'option-docs';
import { changeAt } from './edit.js';

const language = javascriptLanguage.configure({ top: 'SingleExpression' });

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
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--bad) 1px',
    textUnderlineOffset: '3px',
  },
  '.cm-lintRange-warning': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--warn) 1px',
    textUnderlineOffset: '3px',
  },
  '.cm-tooltip': {
    color: 'var(--ink)',
    backgroundColor: 'var(--card)',
    border: '1px solid var(--line)',
    borderRadius: '8px',
    maxWidth: '32rem',
  },
  '.cm-diagnostic': { padding: '0.5rem 0.75rem', borderLeft: 'none', font: '0.875rem/1.45 system-ui, sans-serif' },
  '.cm-diagnosticAction': {
    display: 'block',
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

/** Names of options, where a name can be: directly inside the object. */
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
 * @param onRun called for Ctrl+Enter
 */
export function createEditor(host, { onChange, onRun }) {
  const root = host.attachShadow({ mode: 'open' });
  const mount = document.createElement('div');
  root.append(mount);
  let isSetting = false;
  const run = () => {
    onRun();
    return true;
  };
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
        keymap.of([{ key: 'Mod-Enter', run }, ...completionKeymap, ...standardKeymap, ...historyKeymap]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': 'Argument of cors()', 'aria-describedby': 'policy-help' }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !isSetting) onChange(view.state.doc.toString());
        }),
        theme,
      ],
    }),
  });
  return {
    view,
    /** Writes the text; what did not change keeps the cursor. */
    set(text) {
      if (text === view.state.doc.toString()) return;
      isSetting = true;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
      isSetting = false;
    },
    apply(change) {
      view.dispatch({ changes: change });
    },
    /** Underlines issues at their places, with the button that applies the replacement. */
    show(diagnostics) {
      const length = view.state.doc.length;
      const within = diagnostics.map((each) => ({
        ...each,
        from: Math.min(each.from, length),
        to: Math.min(each.to, length),
      }));
      view.dispatch(setDiagnostics(view.state, within));
    },
  };
}

/** Issues of the policy as marks of the editor. */
export function toDiagnostics({ text, places, problems }, issues, onFix) {
  const unread = problems.map((problem) => ({ ...problem, severity: 'error', source: 'syntax' }));
  const found = issues.map((issue) => {
    const { from = 0, to = text.length } = placeOf(places, issue);
    const fix = fixOf(text, issue);
    const actions = fix === undefined ? [] : [{ name: 'Apply fix', apply: () => onFix(fix) }];
    return { from, to, severity: issue.severity, message: `${issue.message}. ${issue.fix}`, actions };
  });
  return [...unread, ...found].sort((a, b) => a.from - b.from);
}

/** The place of a path, or of the closest one around it that is written; of an unknown option with its name. */
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
export function fixOf(text, issue) {
  return 'replacement' in issue ? changeAt(text, issue.path, issue.replacement) : undefined;
}
