// Shows the verdict in one sentence, and the policy's issues. Creates elements and text, never HTML.
import { byId, element } from './elements.js';
import { fixButton } from './marks.js';

export const ENGINES = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'Safari' };

// without a comma before "and"
const LIST = new Intl.ListFormat('en-GB');

/** The verdict in one sentence, and its tone. */
function verdictOf({ isTooSlow, error, issues = [], problems, trace, block, engines }) {
  const errors = issues.filter(({ severity }) => severity === 'error').length + problems.length;
  if (isTooSlow)
    return {
      tone: 'bad',
      title: 'Stopped',
      text: 'Evaluating this policy took longer than 200 ms. It may contain a slow RegExp.',
    };
  if (error !== undefined) return { tone: 'bad', title: 'Not possible', text: error };
  if (errors > 0) {
    const what = errors === 1 ? 'a problem' : `${errors} problems`;
    return { tone: 'bad', title: 'Does not start', text: `cors() throws: the policy has ${what}.` };
  }
  const { kind, response } = trace.verdict;
  const others = enginesWhere((engine) => engines[engine].kind !== kind);
  const verb = `${kind === 'blocked' ? 'allow' : 'block'}${others.length === 1 ? 's' : ''}`;
  const except = others.length === 0 ? '' : ` ${LIST.format(others)} ${verb} the request.`;
  if (kind === 'readable') {
    const first = trace.exchanges.length > 1 ? 'The preflight passes, and the page' : 'The page';
    return {
      tone: 'good',
      title: 'Allowed',
      text: `${first} can read the response (${response.status})${condition(trace)}.${except}`,
    };
  }
  if (kind === 'opaque') return { tone: 'good', title: 'Opaque', text: `${block}.` };
  return { tone: 'bad', title: 'Blocked', text: `${block.replace(/ \[[\w-]+\]$/, '')}.${except}` };
}

function condition({ steps }) {
  const names = enginesWhere((engine) => steps.some(({ localNetwork }) => localNetwork?.[engine] === 'ask'));
  return names.length === 0 ? '' : ` if the user grants local network access in ${LIST.format(names)}`;
}

function enginesWhere(holds) {
  return Object.keys(ENGINES)
    .filter(holds)
    .map((engine) => ENGINES[engine]);
}

export function showVerdict(result, actions) {
  const { tone, title, text } = verdictOf(result);
  fill(tone, title, text, actions);
}

/** Replaces the verdict of an earlier state. */
export function showWaiting() {
  fill('', 'Checking', 'The policy is still being evaluated.', []);
}

function fill(tone, title, text, actions) {
  const place = byId('verdict');
  place.className = tone;
  place.replaceChildren(
    element('p', {}, element('strong', {}, title), ' ', element('span', {}, text)),
    ...actions.map(({ name, run }) => {
      const button = element('button', { type: 'button', className: 'primary' }, name);
      button.addEventListener('click', run);
      return button;
    }),
  );
}

export function showIssues(issues, problems) {
  const unread = problems.map(({ message }) => element('li', { className: 'error' }, element('p', {}, `${message}.`)));
  const items = issues.map(({ severity, message, fix, code, onFix }) =>
    element(
      'li',
      { className: severity },
      element(
        'p',
        {},
        element('strong', {}, severity === 'error' ? 'Error ' : 'Warning '),
        `${message}. `,
        element('em', {}, fix),
      ),
      element('p', { className: 'meta' }, element('code', {}, code), fixButton(onFix)),
    ),
  );
  byId('issues').replaceChildren(...unread, ...items);
}
