// Reads the forms, sends the request from this page to the API, another origin, and shows what came of it.
import { SITUATIONS } from './situations.js';
import { element, showExchanges, showIssues, showVerdict } from './view.js';

const $ = (id) => document.getElementById(id);

async function post(path, data) {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(data),
  });
  return response.json();
}

function readRequest() {
  const lines = $('headers')
    .value.split('\n')
    .filter((line) => line.includes(':'));
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).trim(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  const body = $('body').value || undefined;
  return { method: $('method').value, headers, credentials: $('credentials').value, body };
}

async function check() {
  const { issues } = await post('/check', { options: $('options').value });
  showIssues($('issues'), issues);
}

async function attempt(url, request) {
  try {
    const response = await fetch(url, request);
    const readable = [...response.headers.keys()].join(', ');
    return { read: true, text: `Status ${response.status}. Headers that the script sees: ${readable}.` };
  } catch (error) {
    return { read: false, text: `All that the script is told: ${error}` };
  }
}

async function send(event) {
  event?.preventDefault();
  const request = readRequest();
  const { issues, url, predicted } = await post('/plan', { options: $('options').value, request });
  showIssues($('issues'), issues);
  if (url === undefined) {
    $('verdict').className = 'blocked';
    $('verdict').textContent = 'This policy does not start: see its problems.';
    showExchanges($('exchanges'), []);
    return;
  }
  const outcome = await attempt(url, request);
  const id = url.slice(url.lastIndexOf('/') + 1);
  const { why, change } = outcome.read ? {} : await post('/why', { id, request });
  showExchanges($('exchanges'), await (await fetch(`/seen/${id}`)).json());
  showVerdict($('verdict'), { ...outcome, why, change, agreed: (predicted === 'readable') === outcome.read });
}

function choose({ options, request }) {
  $('options').value = JSON.stringify(options, null, 2);
  $('method').value = request.method ?? 'GET';
  $('headers').value = Object.entries(request.headers ?? {})
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
  $('credentials').value = request.credentials ?? 'same-origin';
  $('body').value = request.body ?? '';
  return check().then(() => send());
}

for (const situation of SITUATIONS) {
  const button = element('button', { type: 'button' }, situation.name);
  button.addEventListener('click', () => choose(situation));
  $('situations').append(element('li', {}, button));
}
let timer;
$('options').addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(check, 250);
});
$('form').addEventListener('submit', send);
await choose(SITUATIONS[Number(location.hash.slice(1))] ?? SITUATIONS[0]);
document.documentElement.dataset.ready = 'yes';
