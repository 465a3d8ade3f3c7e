// Shows a result, with elements and text only.
import { byId, element } from './elements.js';

const ENGINES = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'Safari' };
const REQUEST_HEADERS = /^(?:origin|access-control-.*|content-type|cookie|authorization|x-.*)$/i;
const RESPONSE_HEADERS = /^(?:vary|access-control-.*|x-.*)$/i;

/** The headers that a check is about. */
const DECIDERS = {
  'allow-origin': 'access-control-allow-origin',
  'allow-credentials': 'access-control-allow-credentials',
  'allow-methods': 'access-control-allow-methods',
  'allow-headers': 'access-control-allow-headers',
  'max-age': 'access-control-max-age',
  'exposed-headers': 'access-control-expose-headers',
};

/** The verdict in one sentence, and its tone. */
export function verdictOf({ isTooSlow, error, issues = [], problems, trace, block }) {
  const errors = issues.filter(({ severity }) => severity === 'error').length + problems.length;
  if (isTooSlow)
    return { tone: 'bad', title: 'Stopped', text: 'This policy takes longer than 200 ms: a RegExp in it is too slow.' };
  if (error !== undefined) return { tone: 'bad', title: 'Not possible', text: error };
  if (errors > 0) {
    const what = errors === 1 ? 'a problem' : `${errors} problems`;
    return { tone: 'bad', title: 'Does not start', text: `cors() throws: the policy has ${what}.` };
  }
  if (trace.verdict.kind === 'readable') {
    const first = trace.exchanges.length > 1 ? 'The preflight passes, and the page' : 'The page';
    return {
      tone: 'good',
      title: 'Allowed',
      text: `${first} can read the response (${trace.verdict.response.status}).`,
    };
  }
  if (trace.verdict.kind === 'opaque') return { tone: 'good', title: 'Opaque', text: `${block}.` };
  return { tone: 'bad', title: 'Blocked', text: `${block.replace(/ \[[\w-]+\]$/, '')}.` };
}

export function showVerdict(result, actions) {
  const { tone, title, text } = verdictOf(result);
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

export function showIssues(issues, problems, fixFor) {
  const unread = problems.map(({ message }) => element('li', { className: 'error' }, element('p', {}, `${message}.`)));
  const items = issues.map((issue) => {
    const fix = fixFor(issue);
    const button = element('button', { type: 'button' }, 'Apply fix');
    button.addEventListener('click', fix);
    return element(
      'li',
      { className: issue.severity },
      element(
        'p',
        {},
        element('strong', {}, issue.severity === 'error' ? 'Error ' : 'Warning '),
        `${issue.message}. `,
        element('em', {}, issue.fix),
      ),
      element('p', { className: 'meta' }, element('code', {}, issue.code), fix === undefined ? undefined : button),
    );
  });
  byId('issues').replaceChildren(...unread, ...items);
}

export function showDetails({ trace, messages, diagnoses, change, allows, engines, issues, problems }, onChange) {
  byId('result').hidden = false;
  showAllows(allows ?? []);
  byId('consoles').parentElement.hidden = trace === undefined;
  if (trace === undefined) {
    byId('cause').hidden = true;
    showStart([...problems, ...(issues ?? [])]);
    return;
  }
  showTimeline(trace);
  showCause(trace, diagnoses, change, onChange);
  showConsoles(messages, engines, trace.verdict.kind);
}

/** Without a policy no request is sent. */
function showStart(problems) {
  const messages = problems.map(({ path, message }) =>
    element(
      'li',
      { className: 'bad' },
      element('span', { className: 'mark' }, '✗'),
      element('span', {}, path ? element('code', {}, `${path} `) : undefined, message),
    ),
  );
  const start = element(
    'li',
    { className: 'step bad' },
    element('h3', {}, element('span', { className: 'who' }, 'Server'), 'cors() throws at startup'),
    element('ul', { className: 'checks' }, ...messages),
  );
  const never = element(
    'li',
    { className: 'step' },
    element('h3', {}, element('span', { className: 'who' }, 'Browser'), 'No request is sent'),
  );
  byId('timeline').replaceChildren(start, never);
}

function showTimeline(trace) {
  const page = trace.request;
  const start = element(
    'li',
    { className: 'step page-browser' },
    element('h3', {}, element('span', { className: 'who' }, 'Page to browser'), `fetch ${page.method}`),
    checks(trace.steps.filter(({ stage }) => stage === 'page')),
  );
  let hop = 0;
  const exchanges = trace.exchanges.map(({ request, response }) => {
    const steps = trace.steps.filter((step) => step.stage === request.stage && step.hop === hop);
    if (request.stage === 'actual') hop++;
    return exchange(request, response, steps);
  });
  const isReadable = trace.verdict.kind === 'readable';
  const end = element(
    'li',
    { className: `step page-browser ${trace.verdict.kind === 'blocked' ? 'bad' : 'good'}` },
    element(
      'h3',
      {},
      element('span', { className: 'who' }, 'Browser to page'),
      isReadable
        ? `Response ${trace.verdict.response.status}`
        : trace.verdict.kind === 'opaque'
          ? 'An opaque response'
          : 'TypeError',
    ),
    element(
      'p',
      { className: 'quiet' },
      isReadable
        ? `Headers that scripts can read: ${namesOf(trace.verdict.response.headers)}`
        : 'Scripts get no reason: it is only in the console.',
    ),
  );
  byId('timeline').replaceChildren(start, ...exchanges, end);
}

function namesOf(headers) {
  const names = headers.map(([name]) => name.toLowerCase());
  return names.length === 0 ? 'none' : [...new Set(names)].join(', ');
}

function exchange(request, response, steps) {
  const isPreflight = request.stage === 'preflight';
  const deciders = new Map(steps.map((step) => [DECIDERS[step.code], step.passed]));
  const failed = steps.some(({ passed }) => !passed);
  return element(
    'li',
    { className: `step browser-server ${failed ? 'bad' : 'good'}` },
    element(
      'h3',
      {},
      element('span', { className: 'who' }, 'Browser to server'),
      `${isPreflight ? 'Preflight' : 'Request'}`,
    ),
    element(
      'div',
      { className: 'wire' },
      message(
        `${request.method} ${pathOf(request.url)}`,
        request.headers.filter(([name]) => REQUEST_HEADERS.test(name)),
        new Map(),
        'out',
      ),
      message(
        String(response.status),
        response.headers.filter(([name]) => RESPONSE_HEADERS.test(name)),
        deciders,
        'in',
      ),
    ),
    checks(steps),
  );
}

function message(line, headers, deciders, direction) {
  return element(
    'div',
    { className: `message ${direction}` },
    element(
      'p',
      { className: 'line' },
      element('span', { 'aria-hidden': 'true' }, direction === 'out' ? '→ ' : '← '),
      line,
    ),
    ...headers.map(([name, value]) => {
      const decided = deciders.get(name.toLowerCase());
      const className = decided === undefined ? 'header' : `header decided ${decided ? 'good' : 'bad'}`;
      return element('p', { className }, element('b', {}, `${name}: `), value);
    }),
  );
}

function checks(steps) {
  const items = steps.map(({ passed, message, clause, seen }) =>
    element(
      'li',
      { className: passed ? 'good' : 'bad' },
      element('span', { className: 'mark' }, passed ? '✓' : '✗'),
      element(
        'span',
        {},
        element('span', { className: 'sr' }, passed ? 'passed: ' : 'failed: '),
        message,
        seen === undefined ? undefined : element('code', {}, ` ${seen}`),
        ' ',
        element(
          'a',
          {
            href: clause,
            target: '_blank',
            rel: 'noreferrer',
            'aria-label': `The clause of the standard: ${clause.replace(/^.*#/, '')}`,
          },
          '§',
        ),
      ),
    ),
  );
  return element('ul', { className: 'checks' }, ...items);
}

function pathOf(url) {
  const { pathname, search } = new URL(url);
  return pathname + search;
}

function showCause({ reasons = [] }, diagnoses, change, onChange) {
  // the policy's own reasons are more exact than the guess from its response
  const guesses = reasons.length > 0 ? diagnoses.slice(1) : diagnoses;
  const items = [...reasons, ...guesses].map(({ message, fix }) => [message, fix]);
  const place = byId('cause');
  place.hidden = items.length === 0 && change === undefined;
  const list = items.map(([message, fix]) => element('li', {}, `${message}. `, element('em', {}, `${fix}.`)));
  const button = element('button', { type: 'button' }, 'Apply change');
  button.addEventListener('click', onChange);
  const written =
    change === undefined ? [] : [element('p', { className: 'meta' }, element('code', {}, change.corsmith), button)];
  place.replaceChildren(element('h2', {}, 'Cause and change'), element('ul', {}, ...list), ...written);
}

function showConsoles(messages, engines, standard) {
  const rows = Object.entries(ENGINES).map(([engine, name]) => {
    const differs =
      engines[engine] === standard
        ? undefined
        : element('p', { className: 'quiet' }, `${name} does not follow the standard here: ${engines[engine]}.`);
    const line = messages[engine] ?? 'no message about CORS';
    return element(
      'div',
      {},
      element('dt', {}, name),
      element('dd', { className: messages[engine] === undefined ? 'quiet' : 'bad' }, line, differs),
    );
  });
  byId('consoles').replaceChildren(...rows);
}

function showAllows(lines) {
  byId('allows').hidden = lines.length === 0;
  byId('allows-list').replaceChildren(...lines.map((line) => element('li', {}, element('code', {}, line))));
}
