import { Readable } from 'node:stream';
import { appendResponseHeader, createError, eventHandler, sendRedirect, sendStream, setResponseHeader } from 'h3';

export default eventHandler((event) => {
  const name = event.path.split('/').at(-1);
  if (name === 'throws') throw new Error('broken');
  if (name === 'rejects') return Promise.reject(new Error('broken'));
  if (name === 'response') return new Response('response', { headers: { Vary: 'Accept' } });
  if (name === 'redirect') return sendRedirect(event, 'https://c.example/');
  if (!['echo', 'vary', 'cookies', 'stream'].includes(name)) throw createError({ statusCode: 404 });
  setResponseHeader(event, 'X-App', '1');
  if (name === 'vary') appendResponseHeader(event, 'Vary', 'Accept');
  if (name === 'cookies') setResponseHeader(event, 'Set-Cookie', ['a=1; Path=/', 'b=2; Path=/']);
  return name === 'stream' ? sendStream(event, Readable.from(['one,', 'two'])) : name;
});
