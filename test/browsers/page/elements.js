// Requests by elements of a page: scripts, styles, fonts, images.
(() => {
  let count = 0;

  const element = (name, attributes, parent = document.head) =>
    new Promise((resolve) => {
      const made = document.createElement(name);
      made.onload = () => resolve([made, 'loaded']);
      made.onerror = () => resolve([made, 'blocked']);
      for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
      parent.append(made);
    });

  const attempt = (what) => {
    try {
      what();
      return 'readable';
    } catch (error) {
      return error.name === 'SecurityError' ? 'tainted' : `threw ${error.name}`;
    }
  };

  const image = async (step) => await element('img', { crossorigin: step.crossorigin, src: step.url }, document.body);

  Object.assign(globalThis.actions, {
    async script(step) {
      let heard = '';
      const listen = (event) => {
        heard = event.message === 'Script error.' ? ' muted' : ' with details';
      };
      addEventListener('error', listen);
      const [made, outcome] = await element('script', {
        crossorigin: step.crossorigin,
        type: step.type,
        src: step.url,
      });
      removeEventListener('error', listen);
      made.remove();
      return outcome + heard;
    },

    async style(step) {
      const [made, outcome] = await element('link', {
        rel: 'stylesheet',
        crossorigin: step.crossorigin,
        href: step.url,
      });
      const readable = outcome === 'loaded' ? ` ${attempt(() => made.sheet.cssRules.length)}` : '';
      made.remove();
      return outcome + readable;
    },

    async preload(step) {
      const [made, outcome] = await element('link', {
        rel: step.rel,
        as: step.as,
        crossorigin: step.crossorigin,
        href: step.url,
      });
      made.remove();
      return outcome;
    },

    font(step) {
      count += 1;
      return new FontFace(`test${count}`, `url(${step.url})`).load().then(
        () => 'loaded',
        () => 'blocked',
      );
    },

    async cssFont(step) {
      count += 1;
      const style = document.createElement('style');
      style.textContent = `@font-face { font-family: "css${count}"; src: url("${step.url}") }`;
      document.head.append(style);
      const loaded = await document.fonts.load(`16px "css${count}"`).catch(() => []);
      style.remove();
      return loaded.length > 0 && loaded[0].status === 'loaded' ? 'loaded' : 'blocked';
    },

    async image(step) {
      const [made, outcome] = await image(step);
      made.remove();
      return outcome;
    },

    async canvas(step) {
      const [made, outcome] = await image(step);
      made.remove();
      if (outcome === 'blocked') return outcome;
      const context = document.createElement('canvas').getContext('2d');
      context.drawImage(made, 0, 0);
      return attempt(() => context.getImageData(0, 0, 1, 1));
    },

    async webgl(step) {
      const context = document.createElement('canvas').getContext('webgl');
      if (context === null) return 'no WebGL';
      const [made, outcome] = await image(step);
      made.remove();
      if (outcome === 'blocked') return outcome;
      context.bindTexture(context.TEXTURE_2D, context.createTexture());
      return attempt(() =>
        context.texImage2D(context.TEXTURE_2D, 0, context.RGBA, context.RGBA, context.UNSIGNED_BYTE, made),
      );
    },

    cookie(step) {
      // biome-ignore lint/suspicious/noDocumentCookie: the oldest way is the only one that all three support
      document.cookie = `sent=1; path=${new URL(step.url).pathname}`;
      return 'set';
    },
  });
})();
