import type { Place, Scenario, Step, Where } from '../scenario.ts';
import type { Asked } from './models.ts';
import { askingSteps } from './predict.ts';

/** Outside every model: delays, cached responses, and schemes other than HTTP. */
const OUTSIDE = ['age-', 'shared-', 'connection-'];

const NULL_ORIGIN: readonly (Where | undefined)[] = ['sandbox', 'data-frame', 'data-worker'];

/** The request of each step as the models take it; undefined if they cannot express it. */
export function pageRequests(scenario: Scenario, place: Place): readonly Asked[] | undefined {
  if (OUTSIDE.some((prefix) => scenario.id.startsWith(prefix))) return undefined;
  const steps = askingSteps(scenario.steps);
  const requests = steps.flatMap((step) => pageRequest(step, scenario.id, place) ?? []);
  return requests.length === steps.length ? requests : undefined;
}

/** Elements and interfaces are requests like those of `fetch()`, with a mode and a credentials mode of their own. */
export function pageRequest(step: Step, id: string, place: Place): Asked | undefined {
  if (step.do === 'beacon' || step.do === 'preload' || step.in === 'cross-origin-worker') return undefined;
  return {
    origin: originOf(step.in, place),
    url: `${place[step.to ?? 'api']}/${id}/${step.path ?? 'json'}`,
    method: step.method ?? 'GET',
    headers: step.headers ?? [],
    credentials: credentialsOf(step),
    mode: modeOf(step),
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
  if (step.crossorigin === 'use-credentials') return 'include';
  return step.credentials ?? (modeOf(step) === 'no-cors' && step.do !== 'fetch' ? 'include' : 'same-origin');
}

function modeOf(step: Step): Asked['mode'] {
  const takesAttribute = ['script', 'style', 'image', 'canvas', 'webgl'].includes(step.do);
  if (takesAttribute) return step.crossorigin === undefined && step.type !== 'module' ? 'no-cors' : 'cors';
  return step.mode ?? 'cors';
}

function bodyOf({ body }: Step): Pick<Asked, 'body' | 'streamBody'> {
  if (body === undefined) return {};
  if (body.kind === 'stream') return { streamBody: true };
  return { body: body.kind === 'Blob' ? body : { kind: body.kind } };
}
