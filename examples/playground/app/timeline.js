// The timeline: page, browser and server as lanes, with what each sends and what the browser checks.
import { byId, element } from './elements.js';

/** The headers that a check compares: in the response and in the request. */
const COMPARED = {
  'allow-origin': ['Access-Control-Allow-Origin', 'Origin'],
  'allow-credentials': ['Access-Control-Allow-Credentials'],
  'allow-methods': ['Access-Control-Allow-Methods', 'Access-Control-Request-Method'],
  'allow-headers': ['Access-Control-Allow-Headers', 'Access-Control-Request-Headers'],
  'max-age': ['Access-Control-Max-Age'],
  'exposed-headers': ['Access-Control-Expose-Headers'],
};
/** Every browser sends these headers, and no check reads them. */
const ORDINARY = /^(?:accept|sec-fetch-.*)$/i;

export function showTimeline({ request, steps, exchanges, verdict }) {
  let hop = 0;
  const legs = exchanges.flatMap(({ request: sent, response }) => {
    const own = steps.filter((step) => step.stage === sent.stage && step.hop === hop);
    if (sent.stage === 'actual') hop++;
    return exchange(sent, response, own);
  });
  show(
    leg('page', 'right', 'Page to browser', 'fetch()'),
    checks(steps.filter(({ stage }) => stage === 'page')),
    ...legs,
    ...(exchanges.at(-1)?.request.stage === 'actual'
      ? []
      : [unsent(`The browser does not send the ${request.method}`)]),
    ...outcome(verdict),
  );
}

/** Without a policy there is no server. */
export function showNoServer() {
  show(leg('server', 'alone bad', 'Server', 'cors() throws at startup'), unsent('No request gets a response'));
}

function show(...items) {
  byId('timeline').replaceChildren(...items);
}

/** An arrow between two lanes, with its label and content. */
function leg(lanes, kind, between, label, ...content) {
  return element(
    'li',
    { className: `leg ${lanes} ${kind}` },
    element('h3', {}, element('span', { className: 'sr' }, `${between}: `), label),
    ...content,
  );
}

function unsent(text) {
  return leg('server', 'right unsent', 'Browser to server', text);
}

function exchange(request, response, steps) {
  const tone = steps.some(({ passed }) => !passed) ? 'bad' : 'good';
  const name = request.stage === 'preflight' ? 'Preflight' : 'Request';
  return [
    leg(
      'server',
      'right',
      'Browser to server',
      `${name}: ${request.method} ${pathOf(request.url)}`,
      headers(request.headers, comparedIn(steps, 1), []),
    ),
    leg(
      'server',
      `left ${tone}`,
      'Server to browser',
      `Response: ${response.status}`,
      headers(response.headers, comparedIn(steps, 0), [
        'Access-Control-Allow-Origin',
        'Access-Control-Allow-Credentials',
      ]),
    ),
    checks(steps),
  ];
}

/** The headers of one side that were compared, and whether they passed. */
function comparedIn(steps, side) {
  const names = steps.map(({ code, passed }) => [COMPARED[code]?.[side], passed]);
  return new Map(names.filter(([name]) => name !== undefined));
}

/** Also shows `required` headers that are missing and therefore failed the check. */
function headers(pairs, compared, required) {
  const shown = pairs.filter(([name]) => !ORDINARY.test(name));
  const present = new Set(shown.map(([name]) => name.toLowerCase()));
  const missing = required.filter((name) => compared.get(name) === false && !present.has(name.toLowerCase()));
  const tones = new Map(
    [...compared].map(([name, passed]) => [name.toLowerCase(), passed ? ' decided good' : ' decided bad']),
  );
  return element(
    'ul',
    { className: 'headers' },
    ...missing.map((name) => element('li', { className: 'header decided bad' }, `no ${name}`)),
    ...shown.map(([name, value]) =>
      element(
        'li',
        { className: `header${tones.get(name.toLowerCase()) ?? ''}` },
        element('b', {}, `${name}: `),
        value,
      ),
    ),
  );
}

function checks(steps) {
  return element(
    'li',
    { className: 'checks' },
    element('h3', { className: 'sr' }, 'The browser checks'),
    element('ul', {}, ...steps.map(check)),
  );
}

function check({ passed, message, clause, seen }) {
  return element(
    'li',
    { className: passed ? 'good' : 'bad' },
    element('span', { className: 'mark', 'aria-hidden': 'true' }, passed ? '✓' : '✗'),
    element('span', { className: 'sr' }, passed ? 'passed: ' : 'failed: '),
    message,
    seen === undefined || message.includes(seen) ? undefined : element('code', {}, ` ${seen}`),
    ' ',
    element(
      'a',
      { href: clause, target: '_blank', rel: 'noreferrer', 'aria-label': `Clause ${clause.replace(/^.*#/, '')}` },
      '§',
    ),
  );
}

function outcome(verdict) {
  if (verdict.kind === 'readable') {
    const names = [...new Set(verdict.response.headers.map(([name]) => name.toLowerCase()))];
    const readable =
      names.length === 0
        ? 'the body, but no headers'
        : `the body, and the header${names.length > 1 ? 's' : ''} ${names.join(', ')}`;
    return [
      leg('page', 'left good', 'Browser to page', `Response: ${verdict.response.status}`),
      note(`Scripts can read ${readable}.`),
    ];
  }
  if (verdict.kind === 'opaque')
    return [leg('page', 'left good', 'Browser to page', 'Opaque response'), note('Scripts cannot read it.')];
  return [
    leg('page', 'left bad', 'Browser to page', 'TypeError'),
    note('Scripts cannot see the reason. Only the console shows it.'),
  ];
}

function note(text) {
  return element('li', { className: 'checks quiet' }, text);
}

function pathOf(url) {
  const { pathname, search } = new URL(url);
  return pathname + search;
}
