import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** Seconds. A machine with other work is slow. */
const SHORTEST = 15;

/** A thread that runs tests. It is replaced when a mutant hangs or ends it. */
export function startThread() {
  let worker = startWorker();
  return {
    async call(message) {
      const reply = await send(worker, message);
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
  // how many tests have finished, and how many seconds the current one may take
  const progress = new Int32Array(new SharedArrayBuffer(8));
  return Object.assign(new Worker(join(import.meta.dirname, 'worker.mjs'), { workerData: progress }), { progress });
}

function send(worker, message) {
  return new Promise((resolve) => {
    const onError = (error) => done({ status: 'died', error: String(error) });
    const onExit = (code) => done({ status: 'died', error: `exit ${code}` });
    const done = (reply) => {
      clearInterval(timer);
      worker.off('message', done).off('error', onError).off('exit', onExit);
      resolve(reply);
    };
    // seconds are counted, not measured: a process that is stopped for a while is not late
    let before = -1;
    let seconds = 0;
    const timer = setInterval(() => {
      const [finished, longest] = worker.progress;
      seconds = finished === before ? seconds + 1 : 0;
      before = finished;
      if (seconds > Math.max(longest, SHORTEST)) done({ status: 'hangs' });
    }, 1000);
    worker.on('message', done).on('error', onError).on('exit', onExit);
    worker.postMessage(message);
  });
}
