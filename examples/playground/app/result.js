// Shows the rest of a result: cause and change, timeline, consoles, and the origins that the policy allows.
import { byId, element } from './elements.js';
import { showNoServer, showTimeline } from './timeline.js';
import { ENGINES } from './verdict.js';

const WHAT = {
  readable: 'lets the page read the response',
  opaque: 'returns an opaque response',
  blocked: 'blocks the request',
};

export function showDetails({ isTooSlow, error, trace, diagnoses, change, allows = [], engines }, onChange) {
  byId('allows').hidden = allows.length === 0;
  byId('allows-list').replaceChildren(...allows.map((line) => element('li', {}, element('code', {}, line))));
  byId('timeline').parentElement.hidden = isTooSlow === true || error !== undefined;
  byId('consoles').parentElement.hidden = trace === undefined;
  byId('cause').hidden = true;
  if (trace === undefined) return showNoServer();
  showTimeline(trace);
  showCause(trace, diagnoses, change, onChange);
  showConsoles(engines, trace.verdict.kind);
}

function showCause({ reasons = [] }, diagnoses, change, onChange) {
  // the policy's own reasons are more exact than the guess from its response
  const items = reasons.length > 0 ? [...reasons, ...diagnoses.slice(1)] : diagnoses;
  byId('cause').hidden = items.length === 0 && change === undefined;
  const list = items.map(({ message, fix }) =>
    element('li', {}, `${message.replace(/^the /, 'The ')}. `, element('em', {}, `${fix}.`)),
  );
  const button = element('button', { type: 'button' }, 'Apply change');
  button.addEventListener('click', onChange);
  const written =
    change === undefined ? [] : [element('p', { className: 'meta' }, element('code', {}, change.corsmith), button)];
  byId('cause').replaceChildren(element('h2', {}, 'Cause and change'), element('ul', {}, ...list), ...written);
}

function showConsoles(engines, standard) {
  const rows = Object.entries(ENGINES).map(([engine, name]) => {
    const { kind, message } = engines[engine];
    const differs = kind === standard ? undefined : element('p', { className: 'quiet' }, `${name} ${WHAT[kind]}.`);
    return element(
      'div',
      {},
      element('dt', {}, name),
      element(
        'dd',
        { className: message === undefined ? 'quiet' : 'bad' },
        message ?? 'No message about CORS.',
        differs,
      ),
    );
  });
  byId('consoles').replaceChildren(...rows);
}
