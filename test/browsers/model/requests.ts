import type { EngineName } from '../engines/engine.ts';
import type { Place, Scenario, Step, Where } from '../scenario.ts';
import type { Asked } from './models.ts';
import { askingSteps } from './predict.ts';

const NULL_ORIGIN: readonly (Where | undefined)[] = ['sandbox', 'data-frame', 'data-worker'];

/** The request of each step. */
export function pageRequests({ id, steps }: Scenario, place: Place, engine?: EngineName): readonly Asked[] {
  return askingSteps(steps).map((step) => pageRequest(step, id, place, engine));
}

/** Elements and interfaces are requests like those of `fetch()`, with a mode and a credentials mode of their own. */
export function pageRequest(step: Step, id: string, place: Place, engine?: EngineName): Asked {
  return {
    origin: originOf(step.in, place),
    url: `${place[step.to ?? 'api']}/${id}/${step.path ?? 'json'}`,
    method: step.method ?? (step.do === 'beacon' ? 'POST' : 'GET'),
    headers: step.headers ?? [],
    credentials: credentialsOf(step),
    mode: modeOf(step, engine),
    ...(step.redirect === undefined ? {} : { redirect: step.redirect }),
    ...(step.uploadListener === true ? { uploadListener: true } : {}),
    ...bodyOf(step),
  };
}

function originOf(where: Where | undefined, place: Place): string {
  if (NULL_ORIGIN.includes(where)) return 'null';
  if (where === 'other-page') return place.otherPage;
  if (where === 'localhost-page') return place.localhostPage;
  return where === 'subdomain-page' ? place.subdomainPage : place.page;
}

function credentialsOf(step: Step): Asked['credentials'] {
  if (step.crossorigin === 'use-credentials' || step.do === 'beacon') return 'include';
  return step.credentials ?? (modeOf(step) === 'no-cors' && step.do !== 'fetch' ? 'include' : 'same-origin');
}

function modeOf(step: Step, engine?: EngineName): Asked['mode'] {
  if (step.in === 'cross-origin-worker') return 'same-origin';
  // https://w3c.github.io/beacon/#sec-processing-model
  if (step.do === 'beacon') return step.body?.kind === 'Blob' ? 'cors' : 'no-cors';
  const isFont = step.do === 'font' || step.do === 'cssFont';
  if (isFont && engine === 'webkit') return 'no-cors';
  const takesAttribute = ['script', 'style', 'image', 'canvas', 'webgl'].includes(step.do);
  if (takesAttribute) return step.crossorigin === undefined && step.type !== 'module' ? 'no-cors' : 'cors';
  return step.mode ?? 'cors';
}

function bodyOf({ body }: Step): Pick<Asked, 'body' | 'streamBody'> {
  if (body === undefined) return {};
  if (body.kind === 'stream') return { streamBody: true };
  return { body: body.kind === 'Blob' ? body : { kind: body.kind } };
}
