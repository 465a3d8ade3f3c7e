// Underlines the issues of the policy, and shows their messages on hover.
import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, hoverTooltip } from '@codemirror/view';
import { element } from './elements.js';

const setMarks = StateEffect.define();

const field = StateField.define({
  create: () => Decoration.none,
  update(marks, { effects, changes }) {
    const latest = effects.find((effect) => effect.is(setMarks));
    return latest === undefined ? marks.map(changes) : Decoration.set(latest.value, true);
  },
  provide: (marks) => EditorView.decorations.from(marks),
});

const messages = hoverTooltip(({ state }, position) => {
  const found = [];
  let end = position;
  state.field(field).between(position, position, (_from, to, { spec }) => {
    found.push(spec.issue);
    end = Math.max(end, to);
  });
  if (found.length === 0) return null;
  return { pos: position, end, above: true, create: () => ({ dom: element('div', {}, ...found.map(describe)) }) };
});

export const marks = [field, messages];

/** Replaces the marks; each issue has a position, a severity, a message, and a function if a fix can be applied. */
export function showMarks(view, issues) {
  const { length } = view.state.doc;
  const ranges = issues
    .filter(({ from }) => from < length)
    .map((issue) =>
      Decoration.mark({ class: `mark ${issue.severity}`, issue }).range(issue.from, Math.min(issue.to, length)),
    );
  view.dispatch({ effects: setMarks.of(ranges) });
}

function describe({ severity, message, onFix }) {
  return element('div', { className: `issue ${severity}` }, message, fixButton(onFix));
}

export function fixButton(onFix) {
  if (onFix === undefined) return undefined;
  const button = element('button', { type: 'button' }, 'Apply fix');
  button.addEventListener('click', onFix);
  return button;
}
