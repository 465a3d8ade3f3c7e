// No framework: an API on port 8080, and a page on port 5050 that sends it a request.
import { createServer } from 'node:http';
import cors from 'corsmith';

const policy = cors({ origin: 'http://localhost:*' });

const api = createServer((request, response) => {
  policy(request, response, (error) => {
    if (error) {
      response.statusCode = 500;
      response.end();
      return;
    }
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ path: request.url }));
  });
});

api.listen(process.env.PORT ?? 8080, () => {
  const url = `http://localhost:${api.address().port}`;
  const page = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><title>Across origins</title><output></output><script>
      fetch('${url}/anvil', { method: 'PUT' })
        .then((response) => response.text())
        .then((text) => { document.querySelector('output').textContent = text; });
    </script>`);
  });
  page.listen(process.env.PAGE_PORT ?? 5050, () => {
    console.log(`API: ${url}, page: http://localhost:${page.address().port}`);
  });
});
