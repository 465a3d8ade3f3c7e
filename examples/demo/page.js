// The page of the demo: the same requests, from a real browser.
import { demoRequests } from './requests.js';

/** Serves one page that asks the API, another origin, for what a page of its own origin may ask. */
export function createPage(api) {
  return (request, response) => {
    const origin = `http://${request.headers.host}`;
    const mine = demoRequests(origin).filter((asked) => asked.origin === origin);
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(html(api, mine));
  };
}

function html(api, requests) {
  const data = JSON.stringify({ api, requests }).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>corsmith demo</title>
<style>body { font: 1rem/1.5 system-ui; max-width: 46rem; margin: 2rem auto; padding: 0 1rem } :root { color-scheme: light dark }</style>
<h1>Asking ${api} from here</h1>
<ol></ol>
<script type="module">
  const { api, requests } = ${data};
  for (const { says, path, readable, origin, ...init } of requests) {
    const item = document.querySelector('ol').appendChild(document.createElement('li'));
    item.textContent = says + ': ' + (init.method ?? 'GET') + ' ' + path + ' … ';
    const outcome = await fetch(api + path, init).then((answer) => 'read, ' + answer.status, () => 'blocked');
    item.append(outcome);
  }
</script>
`;
}
