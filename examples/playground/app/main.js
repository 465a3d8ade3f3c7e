// Connects the page: inputs and editor to the state, the state to the worker, the result to the page.
import { createRunner } from './deadline.js';
import { apply, withOptions } from './edit.js';
import { createEditor, fixOf, toMarks } from './editor.js';
import { byId, element } from './elements.js';
import { fromFragment, isTooLong, toFragment } from './link.js';
import { readLiteral } from './literal.js';
import { fromPaste } from './paste.js';
import { sendForReal } from './real.js';
import { fetchCall, headerLines, pageRequest } from './request.js';
import { showDetails } from './result.js';
import { say, shareWith } from './share.js';
import { SITUATIONS, stateOf } from './situations.js';
import { showIssues, showVerdict, showWaiting } from './verdict.js';

const FIELDS = ['method', 'url', 'origin', 'credentials', 'body', 'headers'];
/** A link can contain thousands of issues. */
const MOST_ISSUES = 50;
const NO_ORIGIN = 'The page has no valid origin. Write the scheme and the host: https://app.example.com.';
const OWN = 'Edit the policy or the request to update the result. Nothing is sent.';
const runner = createRunner();
let state = stateOf(SITUATIONS[0]);
let version = 0;
let linkTimer;
let waitTimer;

const editor = createEditor(byId('policy'), (policy) => update({ ...state, policy }));

/** Switches to a new state, shows it, and evaluates it. `push` adds an entry for the back button. */
function update(next, { push = false } = {}) {
  clearTimeout(linkTimer);
  if (push) writeLink('replaceState');
  state = next;
  say();
  showState();
  // Safari allows only 100 changes of the URL in 30 seconds
  if (push) writeLink('pushState');
  else linkTimer = setTimeout(writeLink, 400, 'replaceState');
  return evaluate();
}

function writeLink(how) {
  const fragment = toFragment(state);
  if (fragment !== location.hash && !isTooLong(fragment)) history[how](null, '', fragment);
}

function showState() {
  editor.set(state.policy);
  for (const name of FIELDS) if (byId(name).value !== state.request[name]) byId(name).value = state.request[name];
  if (byId('response').value !== state.response) byId('response').value = state.response;
  byId('call').textContent = fetchCall(state.request);
  byId('sent').textContent = '';
  const active = SITUATIONS.find((situation) => toFragment(stateOf(situation)) === toFragment(state));
  byId('situation').value = active?.id ?? '';
  byId('lesson').textContent = active?.lesson ?? OWN;
}

async function evaluate() {
  const mine = ++version;
  const isLatest = () => mine === version;
  clearTimeout(waitTimer);
  document.documentElement.dataset.ready = 'no';
  const literal = readLiteral(state.policy);
  const { problems, isEmpty } = literal;
  const input = {
    options: isEmpty ? {} : literal.value,
    request: pageRequest(state.request),
    response: headerLines(state.response),
  };
  const isReady = problems.length === 0 && input.request.origin !== undefined;
  if (isReady) waitTimer = setTimeout(showWaiting, 50);
  const outcome = isReady ? await runner.run('evaluate', input, isLatest) : {};
  // a later edit has its own result
  if (!isLatest()) return;
  clearTimeout(waitTimer);
  const { isTooSlow, error = input.request.origin === undefined ? NO_ORIGIN : undefined } = outcome;
  show({ isTooSlow, error, problems, ...outcome.result }, literal, isLatest);
  document.documentElement.dataset.ready = String(mine);
}

function show(result, literal, isLatest) {
  /** Changes the policy that the result is about. Moves the focus to the verdict, because the button is gone. */
  const changeBy = (change) => async () => {
    if (!isLatest()) return;
    await update({ ...state, policy: change() }, { push: true });
    (byId('verdict').querySelector('button') ?? byId('verdict')).focus({ preventScroll: true });
  };
  const issues = (result.issues ?? []).slice(0, MOST_ISSUES).map((issue) => {
    const fix = fixOf(literal, issue);
    return { ...issue, onFix: fix === undefined ? undefined : changeBy(() => apply(state.policy, fix)) };
  });
  const onChange = result.change === undefined ? undefined : changeBy(() => withOptions(state.policy, result.change));
  const fixable = issues.find(({ severity, onFix }) => severity === 'error' && onFix !== undefined);
  showVerdict(result, [
    ...(fixable === undefined ? [] : [{ name: 'Apply fix', run: fixable.onFix }]),
    ...(onChange === undefined || result.trace?.verdict.kind !== 'blocked'
      ? []
      : [{ name: 'Apply change', run: onChange }]),
  ]);
  showIssues(issues, result.problems);
  editor.mark(toMarks(literal, issues));
  showDetails(result, onChange);
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
byId('paste').addEventListener('input', async () => {
  const text = byId('paste').value;
  if (text.trim() === '') return;
  const { result, error } = await runner.run('paste', { text });
  const { request, note } = fromPaste(result ?? { reason: error ?? 'Parsing this took too long' }, state.request);
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

shareWith(() => state);
sendForReal(() => state);
// on a phone, the fields are closed so that the result comes sooner: the call shows what they contain
byId('fields').open = matchMedia('(min-width: 40rem)').matches;
update(fromFragment(location.hash) ?? state);
if (isTooLong(location.hash)) say('This link is too long to open.');
