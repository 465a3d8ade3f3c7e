globalThis.onmessage = async (event) => {
  postMessage(await globalThis.perform(event.data));
};
postMessage('ready');
