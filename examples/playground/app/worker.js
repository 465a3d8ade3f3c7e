// The real policy and the real model of the browser, in a worker that can be terminated.
import { perform } from '../../../src/browser/predict.ts';
import { parsePaste } from '../../../src/cli/input/recognize.ts';
import { withEvaluate } from '../../../src/decide/evaluate.ts';
import { describeBlock } from '../../../src/diagnose/describe-block.ts';
import { diagnose } from '../../../src/diagnose/diagnose.ts';
import { engineMessages } from '../../../src/diagnose/engine-messages.ts';
import { optionChange } from '../../../src/diagnose/option-changes.ts';
import { explain, respond } from '../../../src/explain/explain-policy.ts';
import { describeOrigins } from '../../../src/policy/describe-origins.ts';
import { normalize } from '../../../src/policy/policy.ts';

async function evaluate({ options, request, response }) {
  const { policy, issues } = normalize(options);
  const allows = policy === undefined ? [] : describeOrigins(policy.allowOrigin);
  if (policy === undefined) return { issues, allows };
  const application = { status: 200, headers: response };
  const withPolicy = withEvaluate(policy);
  const trace = await explain(withPolicy, request, application);
  const engines = {};
  for (const engine of ['chromium', 'firefox', 'webkit']) {
    const own = await perform(request, (wire) => respond(withPolicy, wire, application), engine);
    engines[engine] = { kind: own.verdict.kind, message: engineMessages(own)[engine] };
  }
  return {
    issues,
    allows,
    trace,
    engines,
    block: describeBlock(trace),
    diagnoses: diagnose(trace),
    change: optionChange(trace),
  };
}

const TASKS = { evaluate, paste: ({ text }) => parsePaste(text) };

globalThis.onmessage = async ({ data: { id, task, input } }) => {
  globalThis.postMessage({ id, started: true });
  try {
    globalThis.postMessage({ id, result: await TASKS[task](input) });
  } catch (error) {
    globalThis.postMessage({ id, error: String(error) });
  }
};
// the first evaluation compiles everything, so it runs before anybody waits for a result
const warmUp = evaluate({
  options: { origin: ['https://a.example', /^https:\/\/b\.example$/] },
  request: { origin: 'https://a.example', url: 'https://b.example/', method: 'PUT' },
  response: [],
});
warmUp.then(() => globalThis.postMessage({ ready: true }));
