// Runs tasks in the worker, one at a time, and terminates it if a task takes too long: a link can waive slow-regexp.
import source from 'worker-source';

const MILLISECONDS = 200;

export function createRunner() {
  let worker;
  let ready;
  let last = 0;

  function start() {
    // a blob also works on file://
    const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
    worker = new Worker(url);
    ready = new Promise((resolve, reject) => {
      worker.addEventListener('message', ({ data }) => data.ready && resolve());
      worker.addEventListener('error', (event) => reject(new Error(event.message)));
    });
  }

  function stop() {
    worker.terminate();
    start();
  }

  async function attempt(task, input) {
    await ready;
    const id = ++last;
    const current = worker;
    return new Promise((resolve) => {
      let timer;
      const finish = (outcome) => {
        clearTimeout(timer);
        current.removeEventListener('message', onMessage);
        resolve(outcome);
      };
      const onMessage = ({ data }) => {
        if (data.id !== id) return;
        if (data.started) {
          timer = setTimeout(() => {
            stop();
            finish({ isTooSlow: true });
          }, MILLISECONDS);
        } else finish(data);
      };
      current.addEventListener('message', onMessage);
      current.postMessage({ id, task, input });
    });
  }

  let queue = Promise.resolve();
  start();
  return {
    /**
     * The result; `isTooSlow` if the task took too long three times, since the computer may have been busy. A task does
     * not start if its result is no longer wanted.
     */
    run(task, input, isWanted = () => true) {
      queue = queue.then(async () => {
        let outcome = { isTooSlow: true };
        for (let tries = 0; outcome.isTooSlow && tries < 3 && isWanted(); tries++) outcome = await attempt(task, input);
        return outcome;
      });
      return queue;
    },
  };
}
