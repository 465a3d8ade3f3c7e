const NAMES = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'clearImmediate'];
const real = Object.fromEntries(NAMES.map((name) => [name, globalThis[name]]));

let timers = new Map();
let now = 0;

class Timer {
  constructor(due, run) {
    this.due = due;
    this.run = run;
    timers.set(this, this);
  }
  ref() {
    return this;
  }
  unref() {
    return this;
  }
  hasRef() {
    return true;
  }
}

const settled = () => new Promise((resolve) => real.setImmediate(resolve));

export const fakeTimers = {
  useFakeTimers() {
    timers = new Map();
    now = 0;
    const set = (run, delay = 0, ...args) => new Timer(now + delay, () => run(...args));
    const clear = (timer) => void timers.delete(timer);
    Object.assign(globalThis, {
      setTimeout: set,
      clearTimeout: clear,
      setImmediate: (run, ...args) => set(run, 0, ...args),
      clearImmediate: clear,
    });
  },
  useRealTimers: () => void Object.assign(globalThis, real),
  getTimerCount: () => timers.size,
  async advanceTimersByTimeAsync(time) {
    const end = now + time;
    for (;;) {
      await settled();
      const [next] = [...timers.values()].filter(({ due }) => due <= end).sort((one, other) => one.due - other.due);
      if (next === undefined) break;
      now = next.due;
      timers.delete(next);
      next.run();
    }
    now = end;
    await settled();
  },
};
