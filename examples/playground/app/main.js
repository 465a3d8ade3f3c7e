// Connects the page: inputs and editor to the state, the state to the worker, the result to the page.
import { createRunner } from './deadline.js';
import { apply, withOptions } from './edit.js';
import { createEditor, fixOf, toDiagnostics } from './editor.js';
import { byId, element } from './elements.js';
import { fromFragment, toFragment } from './link.js';
import { readLiteral } from './literal.js';
import { fromPaste } from './paste.js';
import { sendForReal } from './real.js';
import { fetchCall, headerLines, pageRequest } from './request.js';
import { showDetails, showIssues, showVerdict } from './result.js';
import { SITUATIONS, stateOf } from './situations.js';

const FIELDS = ['method', 'url', 'origin', 'credentials', 'body', 'headers'];
const runner = createRunner();
let state = stateOf(SITUATIONS[0]);
let version = 0;

const editor = createEditor(byId('policy'), {
  onChange: (policy) => update({ ...state, policy }),
  onRun: () => evaluate(),
});

/** Takes a new state over, shows it, and evaluates it. `push` makes an entry for the back button. */
function update(next, { push = false } = {}) {
  state = next;
  showState();
  const fragment = toFragment(state);
  if (fragment !== location.hash) history[push ? 'pushState' : 'replaceState'](null, '', fragment);
  return evaluate();
}

function showState() {
  editor.set(state.policy);
  for (const name of FIELDS) if (byId(name).value !== state.request[name]) byId(name).value = state.request[name];
  if (byId('response').value !== state.response) byId('response').value = state.response;
  byId('call').textContent = fetchCall(state.request);
  const active = SITUATIONS.find((situation) => toFragment(stateOf(situation)) === toFragment(state));
  byId('situation').value = active?.id ?? '';
  byId('lesson').textContent = active?.lesson ?? '';
}

async function evaluate() {
  const mine = ++version;
  document.documentElement.dataset.ready = 'no';
  const literal = readLiteral(state.policy);
  const { problems, isEmpty } = literal;
  const options = isEmpty ? {} : literal.value;
  const request = pageRequest(state.request);
  const outcome =
    problems.length > 0
      ? { result: {} }
      : await runner.run('evaluate', { options, request, response: headerLines(state.response) });
  // a later edit has its own result
  if (mine !== version) return;
  show({ isTooSlow: outcome.isTooSlow, error: outcome.error, problems, ...outcome.result }, literal);
  document.documentElement.dataset.ready = String(mine);
}

function show(result, literal) {
  const { issues = [] } = result;
  const fixFor = (issue) => {
    const fix = fixOf(state.policy, issue);
    return fix === undefined ? undefined : () => update({ ...state, policy: apply(state.policy, fix) }, { push: true });
  };
  const applyChange = () => update({ ...state, policy: withOptions(state.policy, result.change) }, { push: true });
  const fixable = issues.find((issue) => issue.severity === 'error' && fixFor(issue) !== undefined);
  const actions = [
    ...(fixable === undefined ? [] : [{ name: 'Apply fix', run: fixFor(fixable) }]),
    ...(result.change === undefined || result.trace?.verdict.kind !== 'blocked'
      ? []
      : [{ name: 'Apply change', run: applyChange }]),
  ];
  showVerdict(result, actions);
  showIssues(issues, result.problems, fixFor);
  editor.show(
    toDiagnostics(literal, issues, (fix) => update({ ...state, policy: apply(state.policy, fix) }, { push: true })),
  );
  showDetails(result, applyChange);
}

for (const name of FIELDS) {
  byId(name).addEventListener('input', () =>
    update({ ...state, request: { ...state.request, [name]: byId(name).value } }),
  );
}
byId('response').addEventListener('input', () => update({ ...state, response: byId('response').value }));
byId('situation').append(...SITUATIONS.map(({ id, title }) => element('option', { value: id }, title)));
byId('situation').addEventListener('change', () => {
  const chosen = SITUATIONS.find(({ id }) => id === byId('situation').value);
  if (chosen !== undefined) update(stateOf(chosen), { push: true });
});
byId('copy').addEventListener('click', async () => {
  const link = location.href.replace(/#.*$/, '') + toFragment(state);
  await navigator.clipboard?.writeText(link).then(
    () => said('The link is copied.'),
    () => said('Copy the address of this page.'),
  );
});
byId('paste').addEventListener('input', async () => {
  const text = byId('paste').value;
  if (text.trim() === '') return;
  const { result, error } = await runner.run('paste', { text });
  const { request, note } = fromPaste(result ?? { reason: error ?? 'This takes too long to read' }, state.request);
  byId('paste-note').textContent = note;
  if (request !== undefined) {
    byId('paste').value = '';
    update({ ...state, request }, { push: true });
  }
});
byId('form').addEventListener('submit', (event) => event.preventDefault());
document.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) evaluate();
});
for (const event of ['popstate', 'hashchange']) {
  window.addEventListener(event, () => {
    const found = fromFragment(location.hash);
    if (found !== undefined && toFragment(found) !== toFragment(state)) update(found);
  });
}

function said(text) {
  byId('said').textContent = text;
}

sendForReal(() => state);
update(fromFragment(location.hash) ?? state);
