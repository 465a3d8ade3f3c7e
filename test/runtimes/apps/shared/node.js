// The application behind the policy, for recipes with the requests of Node.
import { Readable } from 'node:stream';

const HEADERS = { 'X-App': '1' };

/** Sends the response for a path, or calls `fail` with an error or `next`. */
export function respond(request, response, next) {
  const name = request.url.split('/').at(-1);
  const send = (body, headers) => {
    for (const [key, value] of Object.entries({ ...HEADERS, ...headers })) response.setHeader(key, value);
    response.end(body);
  };
  if (name === 'echo') return send('application');
  if (name === 'throws' || name === 'rejects') return next(new Error('broken'));
  if (name === 'vary') {
    response.appendHeader('Vary', 'Accept');
    return send('varies');
  }
  if (name === 'cookies') return send('cookies', { 'Set-Cookie': ['a=1; Path=/', 'b=2; Path=/'] });
  if (name === 'redirect') {
    response.statusCode = 302;
    response.setHeader('Location', 'https://c.example/');
    return response.end();
  }
  if (name === 'stream') {
    response.setHeader('X-App', '1');
    return Readable.from(['one,', 'two']).pipe(response);
  }
  return next();
}
