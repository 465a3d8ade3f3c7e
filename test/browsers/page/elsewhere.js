// The same actions in other places: frames with another origin or none, and workers.
(() => {
  const inFrame = (step, attributes) =>
    new Promise((resolve) => {
      const frame = document.createElement('iframe');
      for (const [name, value] of Object.entries(attributes)) frame.setAttribute(name, value);
      const listen = (event) => {
        if (event.source !== frame.contentWindow) return;
        if (event.data === 'ready') {
          event.source.postMessage(step, '*');
          return;
        }
        removeEventListener('message', listen);
        frame.remove();
        resolve(event.data);
      };
      addEventListener('message', listen);
      document.body.append(frame);
    });

  const inWorker = (step, url, options) =>
    new Promise((resolve) => {
      const worker = new Worker(url, options);
      worker.onerror = () => resolve('blocked');
      worker.onmessage = (event) => {
        if (event.data === 'ready') {
          worker.postMessage(step);
          return;
        }
        worker.terminate();
        resolve(event.data);
      };
    });

  const workerText = async () => {
    const [actions, worker] = await Promise.all(
      ['/fetching.js', '/worker-body.js'].map(async (path) => (await fetch(path)).text()),
    );
    return `${actions};${worker}`;
  };

  const places = {
    sandbox: (step) => inFrame(step, { sandbox: 'allow-scripts', src: '/frame.html' }),
    'data-frame': (step) =>
      inFrame(step, {
        src: `data:text/html,${encodeURIComponent(
          ['fetching', 'elements', 'frame-body'].map((name) => `<script src="${origin}/${name}.js"></script>`).join(''),
        )}`,
      }),
    'srcdoc-frame': (step) =>
      inFrame(step, {
        srcdoc: ['fetching', 'elements', 'frame-body'].map((name) => `<script src="/${name}.js"></script>`).join(''),
      }),
    'other-page': (step) => inFrame(step, { src: `${step.pages[step.in]}/frame.html` }),
    'localhost-page': (step) => inFrame(step, { src: `${step.pages[step.in]}/frame.html` }),
    'subdomain-page': (step) => inFrame(step, { src: `${step.pages[step.in]}/frame.html` }),
    worker: (step) => inWorker(step, '/worker.js'),
    'module-worker': (step) => inWorker(step, '/worker.mjs', { type: 'module' }),
    'importing-worker': (step) =>
      inWorker(
        step,
        URL.createObjectURL(
          new Blob([`import ${JSON.stringify(step.url)}; postMessage('loaded');`], { type: 'text/javascript' }),
        ),
        {
          type: 'module',
        },
      ),
    'blob-worker': async (step) =>
      inWorker(step, URL.createObjectURL(new Blob([await workerText()], { type: 'text/javascript' }))),
    'data-worker': async (step) => inWorker(step, `data:text/javascript,${encodeURIComponent(await workerText())}`),
    // Some throw, some send an error event.
    'cross-origin-worker': (step) => inWorker(step, step.url).catch(() => 'blocked'),
  };

  const timeout = () => new Promise((resolve) => setTimeout(() => resolve('no response'), 20_000));
  globalThis.performElsewhere = (step) => Promise.race([places[step.in](step), timeout()]);
})();
