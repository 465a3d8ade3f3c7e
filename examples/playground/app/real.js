// If the demo's API runs next to the page: sends the real request, and shows what this browser does.
import { byId } from './elements.js';
import { headerLines } from './request.js';

const BODIES = {
  string: () => '{"name":"anvil"}',
  URLSearchParams: () => new URLSearchParams('name=anvil'),
  FormData: () => {
    const form = new FormData();
    form.set('name', 'anvil');
    return form;
  },
  ArrayBuffer: () => new Uint8Array([1]).buffer,
  Blob: () => new Blob(['anvil'], { type: 'text/plain' }),
};

export function sendForReal(stateNow) {
  const api = document.querySelector('meta[name="corsmith-api"]').content;
  byId('real').hidden = api === '';
  byId('send').addEventListener('click', async () => {
    const state = stateNow();
    const text = await attempt(state).catch(() => 'Not sent: the demo server does not respond.');
    // an edit clears the result
    if (state === stateNow()) byId('sent').textContent = text;
  });
}

async function attempt({ policy, request, response }) {
  const plan = await fetch('/plan', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ policy, request, response: headerLines(response) }),
  });
  const { url, predicted, problem } = await plan.json();
  if (url === undefined) return `Not sent: ${problem}`;
  const { method, headers, credentials, body } = request;
  const outcome = await fetch(url, { method, headers: headerLines(headers), credentials, body: BODIES[body]?.() }).then(
    ({ status, headers: readable }) => ({
      kind: 'readable',
      text: `status ${status}, headers ${[...readable.keys()].join(', ')}`,
    }),
    (error) => ({ kind: 'blocked', text: String(error) }),
  );
  const agrees = outcome.kind === predicted ? 'As predicted' : 'Not as predicted';
  return `${agrees}: from ${location.origin}, this browser gets: ${outcome.text}`;
}
