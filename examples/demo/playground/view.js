// What is shown, made of elements and text only.
export function element(name, attributes = {}, ...children) {
  const made = Object.assign(document.createElement(name), attributes);
  made.append(...children);
  return made;
}

export function showIssues(list, issues) {
  list.replaceChildren(
    ...issues.map(({ code, path, message, fix }) =>
      element(
        'li',
        {},
        element('strong', {}, path ? `${path}: ` : ''),
        `${message}. `,
        element('em', {}, fix),
        ` [${code}]`,
      ),
    ),
  );
}

export function showExchanges(place, exchanges) {
  place.replaceChildren(...exchanges.map(exchange));
  if (exchanges.length === 0) place.append(element('p', {}, 'Nothing arrived.'));
}

function exchange({ method, asked, status, answered }) {
  const fields = (list) => list.map(([name, value]) => `${name}: ${value}`).join('\n');
  const isPreflight = asked.some(([name]) => name === 'access-control-request-method');
  return element(
    'article',
    {},
    element('h3', {}, isPreflight ? 'Preflight' : 'Request'),
    element('pre', {}, `${method}\n${fields(asked)}`),
    element('pre', {}, `${status}\n${fields(answered)}`),
  );
}

export function showVerdict(place, { read, text, why, change, agreed }) {
  place.className = read ? 'read' : 'blocked';
  place.replaceChildren(
    element('strong', {}, read ? 'The page reads the answer.' : 'The browser blocks it.'),
    element('p', {}, text),
  );
  if (why) place.append(element('p', {}, why));
  if (change) place.append(element('p', {}, 'To change: ', element('em', {}, change)));
  place.append(element('p', { className: 'quiet' }, agreed ? 'As predicted.' : 'Not as predicted!'));
}
