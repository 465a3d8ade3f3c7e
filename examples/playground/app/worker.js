// The real policy and the real model of the browser, in a worker that can be ended.
import { predict } from '../../../src/browser/predict.ts';
import { parsePaste } from '../../../src/cli/input/recognize.ts';
import { withEvaluate } from '../../../src/decide/evaluate.ts';
import { describeBlock } from '../../../src/diagnose/describe-block.ts';
import { diagnose } from '../../../src/diagnose/diagnose.ts';
import { engineMessages } from '../../../src/diagnose/engine-messages.ts';
import { optionChange } from '../../../src/diagnose/option-changes.ts';
import { explain } from '../../../src/explain/explain-policy.ts';
import { describeOrigins } from '../../../src/policy/describe-origins.ts';
import { normalize } from '../../../src/policy/policy.ts';

async function evaluate({ options, request, response }) {
  const { policy, issues } = normalize(options);
  const allows = policy === undefined ? [] : describeOrigins(policy.allowOrigin);
  if (policy === undefined) return { issues, allows };
  const application = { status: 200, headers: response };
  const trace = await explain(withEvaluate(policy), request, application);
  return {
    issues,
    allows,
    trace,
    block: describeBlock(trace),
    diagnoses: diagnose(trace),
    change: optionChange(trace),
    engines: byEngine(request, trace),
  };
}

/** What each engine does with the same responses, and what its console prints. */
function byEngine(request, standard) {
  const responses = standard.exchanges.map(({ response }) => response);
  return Object.fromEntries(
    ['chromium', 'firefox', 'webkit'].map((engine) => {
      const trace = predict(request, responses, engine);
      return [engine, { kind: trace.verdict.kind, message: engineMessages(trace)[engine] }];
    }),
  );
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
// the first evaluation compiles everything: before anybody waits for it
const warmUp = evaluate({
  options: { origin: ['https://a.example', /^https:\/\/b\.example$/] },
  request: { origin: 'https://a.example', url: 'https://b.example/', method: 'PUT' },
  response: [],
});
warmUp.then(() => globalThis.postMessage({ ready: true }));
