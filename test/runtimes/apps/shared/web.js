// The application behind the policy, for recipes with `Request` and `Response`.
const text = (body, headers) => new Response(body, { headers: { 'X-App': '1', ...headers } });

function stream() {
  const chunks = ['one,', 'two'].map((chunk) => new TextEncoder().encode(chunk));
  return new ReadableStream({
    pull(controller) {
      const chunk = chunks.shift();
      if (chunk === undefined) controller.close();
      else controller.enqueue(chunk);
    },
  });
}

function cookies() {
  const response = text('cookies');
  for (const cookie of ['a=1; Path=/', 'b=2; Path=/']) response.headers.append('Set-Cookie', cookie);
  return response;
}

export function handler(request) {
  const name = new URL(request.url).pathname.split('/').at(-1);
  if (name === 'echo') return text(request.method === 'HEAD' ? null : 'application');
  if (name === 'throws') throw new Error('broken');
  if (name === 'rejects') return Promise.reject(new Error('broken'));
  if (name === 'vary') return text('varies', { Vary: 'Accept' });
  if (name === 'cookies') return cookies();
  if (name === 'redirect') return Response.redirect('https://c.example/', 302);
  if (name === 'stream') return text(stream());
  return new Response('not found', { status: 404 });
}
