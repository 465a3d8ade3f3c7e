addEventListener('message', async (event) => {
  parent.postMessage(await globalThis.perform(event.data), '*');
});
parent.postMessage('ready', '*');
