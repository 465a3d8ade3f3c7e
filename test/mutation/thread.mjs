import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** A thread that runs tests. It is replaced when a mutant hangs or ends it. */
export function startThread() {
  let worker = startWorker();
  return {
    /**
     * @param longestTest seconds that one test may take
     * @param longest seconds that all may take
     */
    async call(message, longestTest, longest) {
      const reply = await send(worker, message, longestTest, longest);
      if (reply.status !== 'hangs' && reply.status !== 'died') return reply;
      // a native function that does not end cannot be stopped
      worker.unref();
      void worker.terminate();
      worker = startWorker();
      return { ...reply, status: 'noticed', isLate: reply.status === 'hangs' };
    },
    stop: () => worker.terminate(),
  };
}

function startWorker() {
  const finished = new Int32Array(new SharedArrayBuffer(4));
  return Object.assign(new Worker(join(import.meta.dirname, 'worker.mjs'), { workerData: finished }), { finished });
}

function send(worker, message, longestTest, longest) {
  return new Promise((resolve) => {
    const onError = (error) => done({ status: 'died', error: String(error) });
    const onExit = (code) => done({ status: 'died', error: `exit ${code}` });
    const done = (reply) => {
      clearInterval(timer);
      worker.off('message', done).off('error', onError).off('exit', onExit);
      resolve(reply);
    };
    // seconds are counted, not measured: a process that is stopped for a while is not late
    let finished = worker.finished[0];
    let [test, all] = [0, 0];
    const timer = setInterval(() => {
      test = worker.finished[0] === finished ? test + 1 : 0;
      finished = worker.finished[0];
      if (test > longestTest || ++all > longest) done({ status: 'hangs' });
    }, 1000);
    worker.on('message', done).on('error', onError).on('exit', onExit);
    worker.postMessage(message);
  });
}
