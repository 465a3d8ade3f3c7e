// How a page sends a request by script. Loaded as a classic script by pages, frames and workers alike.
(() => {
  const BODIES = {
    string: () => 'a=1',
    URLSearchParams: () => new URLSearchParams('a=1'),
    FormData: () => {
      const form = new FormData();
      form.set('a', '1');
      return form;
    },
    ArrayBuffer: () => new Uint8Array([97, 61, 49]).buffer,
    Blob: (body) => new Blob(['a=1'], { type: body.type }),
    stream: () =>
      new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('a=1'));
          controller.close();
        },
      }),
  };

  const bodyOf = (step) => (step.body === undefined ? undefined : BODIES[step.body.kind](step.body));

  // "200 [x-one]": the status, and the test's own headers that the script sees.
  const summary = (status, names) => {
    const seen = names.filter((name) => /^(x-|set-cookie)/.test(name)).sort();
    return seen.length === 0 ? String(status) : `${status} [${seen.join(' ')}]`;
  };

  const actions = {
    async fetch(step) {
      const init = {
        method: step.method,
        headers: step.headers,
        body: bodyOf(step),
        credentials: step.credentials,
        mode: step.mode,
        redirect: step.redirect,
        cache: step.cache,
      };
      if (step.body?.kind === 'stream') init.duplex = 'half';
      for (const name of Object.keys(init)) if (init[name] === undefined) delete init[name];
      try {
        const response = await fetch(step.url, init);
        if (response.type === 'opaque' || response.type === 'opaqueredirect') return response.type;
        await response.text();
        const whence = response.redirected ? ' redirected' : '';
        return summary(response.status, [...response.headers.keys()]) + whence;
      } catch {
        return 'blocked';
      }
    },

    xhr(step) {
      return new Promise((resolve) => {
        const request = new XMLHttpRequest();
        request.open(step.method, step.url);
        request.withCredentials = step.credentials === 'include';
        if (step.uploadListener) request.upload.addEventListener('progress', () => {});
        for (const [name, value] of step.headers) request.setRequestHeader(name, value);
        request.onload = () => {
          const lines = request
            .getAllResponseHeaders()
            .trim()
            .split(/[\r\n]+/);
          resolve(
            summary(
              request.status,
              lines.map((line) => line.split(':')[0].toLowerCase()),
            ),
          );
        };
        request.onerror = () => resolve('blocked');
        request.send(bodyOf(step));
      });
    },

    events(step) {
      return new Promise((resolve) => {
        const source = new EventSource(step.url, { withCredentials: step.credentials === 'include' });
        source.onmessage = () => {
          source.close();
          resolve('message');
        };
        source.onerror = () => {
          source.close();
          resolve('blocked');
        };
      });
    },

    import(step) {
      return import(step.url).then(
        () => 'loaded',
        () => 'blocked',
      );
    },

    beacon(step) {
      return navigator.sendBeacon(step.url, bodyOf(step)) ? 'queued' : 'refused';
    },

    wait(step) {
      return new Promise((resolve) => setTimeout(() => resolve('waited'), step.milliseconds));
    },
  };

  const timeout = () => new Promise((resolve) => setTimeout(() => resolve('no response'), 20_000));

  globalThis.actions = actions;
  globalThis.perform = (step) => Promise.race([actions[step.do](step), timeout()]);
  globalThis.performAll = async (steps) => {
    const outcomes = [];
    for (const step of steps) {
      outcomes.push(await (step.in === undefined ? perform(step) : globalThis.performElsewhere(step)));
    }
    return outcomes;
  };
})();
