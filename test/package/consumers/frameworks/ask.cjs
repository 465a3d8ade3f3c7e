/** Sends what a browser would send for a page on https://a.example, and prints the responses. */
exports.ask = async function ask(url, method = 'GET', headers = {}) {
  const response = await fetch(url, { method, headers: { Origin: 'https://a.example', ...headers } });
  await response.text();
  const field = (name) => response.headers.get(name);
  return [
    response.status,
    field('access-control-allow-origin'),
    field('access-control-allow-credentials'),
    field('access-control-allow-methods'),
    field('vary'),
  ];
};

exports.PREFLIGHT = { 'Access-Control-Request-Method': 'PUT' };
