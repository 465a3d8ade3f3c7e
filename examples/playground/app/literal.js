// Reads the argument of cors() from its syntax tree. The text is never run as code.
import { parser as javascript } from '@lezer/javascript';

export const parser = javascript.configure({ top: 'SingleExpression' });
const CALLS = new Set(['cors', 'createPolicy']);
/** A link can contain thousands of levels and problems. */
const MOST_LEVELS = 20;
const MOST_PROBLEMS = 20;
const MILLISECONDS = 200;
/** A step of the parser is short: where one takes longer, other programs of the computer ran in between. */
const LONGEST_STEP = 20;

/**
 * Returns the value of an expression of literals, the position of each option, and the parts that cannot be read.
 *
 * @param {string} text
 */
export function readLiteral(text) {
  const reader = { text, places: new Map(), problems: [], levels: 0 };
  if (text.trim() === '') return { value: undefined, isEmpty: true, ...reader };
  try {
    return readExpression(reader);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    addProblem(reader, { from: 0, to: text.length }, error.message);
    return { value: undefined, isEmpty: false, ...reader };
  }
}

function parse(text) {
  const running = parser.startParse(text);
  let tree = null;
  let spent = 0;
  for (let last = performance.now(); tree === null; ) {
    if (spent > MILLISECONDS) throw new RangeError('Parsing this took too long');
    tree = running.advance();
    const now = performance.now();
    spent += Math.min(now - last, LONGEST_STEP);
    last = now;
  }
  return tree;
}

function readExpression(reader) {
  const tree = parse(reader.text);
  tree.iterate({
    enter({ type, from, to }) {
      if (type.isError) addProblem(reader, { from, to: Math.max(to, from + 1) }, 'This is not valid JavaScript');
    },
  });
  const node = argumentOf(reader, expressionIn(tree.topNode));
  if (node === null) return { value: undefined, isEmpty: true, ...reader };
  const isOptions = node.name === 'ObjectExpression';
  reader.places.set('', { from: node.from, to: node.to, value: node });
  const value = read(reader, node, isOptions ? '' : 'origin');
  return { value, isEmpty: false, root: node, ...reader };
}

function expressionIn(node) {
  const nodes = children(node).filter(({ name }) => !/Comment$/.test(name) && !isMark(name));
  return nodes[0] ?? null;
}

/** The argument of `cors` in `app.use(cors({ ... }))`; null if it has none. Any other expression is the argument. */
function argumentOf(reader, node) {
  const call = node === null ? undefined : corsCall(reader, node);
  return call === undefined ? node : (argumentsOf(call)[0] ?? null);
}

function corsCall(reader, node) {
  if (node.name !== 'CallExpression') return undefined;
  if (CALLS.has(textOf(reader, node.firstChild))) return node;
  enter(reader);
  const calls = argumentsOf(node).map((argument) => corsCall(reader, argument));
  reader.levels--;
  return calls.find((call) => call !== undefined);
}

function argumentsOf(call) {
  const list = call.getChild('ArgList');
  return list === null ? [] : elements(list);
}

function read(reader, node, path) {
  enter(reader);
  const value = readNode(reader, node, path);
  reader.levels--;
  return value;
}

function enter(reader) {
  if (++reader.levels > MOST_LEVELS) throw new RangeError('This is nested too deeply');
}

function readNode(reader, node, path) {
  reader.places.set(path, { ...reader.places.get(path), from: node.from, to: node.to });
  const text = textOf(reader, node);
  switch (node.name) {
    case 'ObjectExpression':
      return readObject(reader, node, path);
    case 'ArrayExpression':
      return elements(node).map((each, index) => read(reader, each, `${path}[${index}]`));
    case 'ParenthesizedExpression':
      return read(reader, expressionIn(node), path);
    case 'String':
      return unescaped(text.slice(1, -1));
    case 'TemplateString':
      if (node.getChild('Interpolation') === null) return unescaped(text.slice(1, -1));
      break;
    case 'Number':
      return Number(text.replaceAll('_', ''));
    case 'BooleanLiteral':
      return text === 'true';
    case 'null':
      return null;
    case 'VariableName':
      if (text === 'undefined') return undefined;
      if (text === 'Infinity' || text === 'NaN') return Number(text);
      break;
    case 'UnaryExpression':
      if (/^[-+]\s*[\d.]/.test(text)) return Number(text.replaceAll(/[\s_]/g, ''));
      break;
    case 'RegExp':
      return readRegExp(reader, node, text);
  }
  if (!node.type.isError)
    addProblem(reader, node, `The playground does not run code: use a value instead of ${quote(text)}`);
  return undefined;
}

function readObject(reader, node, path) {
  const value = {};
  for (const property of node.getChildren('Property')) {
    const [key, ...rest] = children(property).filter(({ name }) => !/Comment$/.test(name));
    const expression = rest[0]?.name === ':' ? rest[1] : undefined;
    const name = key.name === 'PropertyDefinition' ? textOf(reader, key) : nameOf(reader, key);
    if (name === undefined || expression === undefined) {
      addProblem(reader, property, 'Write the option as name: value');
      continue;
    }
    const inner = path === '' ? name : `${path}.${name}`;
    reader.places.set(inner, { property: { from: property.from, to: property.to } });
    // an assignment to `__proto__` would set the prototype
    Object.defineProperty(value, name, {
      value: read(reader, expression, inner),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  for (const spread of node.getChildren('Spread')) addProblem(reader, spread, 'The playground does not run code');
  return value;
}

function nameOf(reader, { name, from, to }) {
  const text = reader.text.slice(from, to);
  if (name === 'String') return unescaped(text.slice(1, -1));
  return name === 'Number' ? String(Number(text)) : undefined;
}

function readRegExp(reader, node, text) {
  const end = text.lastIndexOf('/');
  try {
    return new RegExp(text.slice(1, end), text.slice(end + 1));
  } catch (error) {
    addProblem(reader, node, error.message);
    return undefined;
  }
}

const ESCAPES = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', 0: '\0' };

function unescaped(text) {
  return text.replaceAll(
    /\\(?:u\{([\da-fA-F]{1,6})\}|u([\da-fA-F]{4})|x([\da-fA-F]{2})|(\r?\n)|(.))/gs,
    (_, point, unit, byte, line, char) => {
      const code = Number.parseInt(point ?? unit ?? byte ?? '', 16);
      if (Number.isNaN(code)) return line === undefined ? (ESCAPES[char] ?? char) : '';
      return code > 0x10ffff ? '' : String.fromCodePoint(code);
    },
  );
}

function elements(node) {
  return children(node).filter(({ name }) => !isMark(name) && !/Comment$/.test(name));
}

function isMark(name) {
  return /^[^\w⚠]+$/.test(name);
}

function children(node) {
  const all = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) all.push(child);
  return all;
}

function textOf({ text }, { from, to }) {
  return text.slice(from, to);
}

function addProblem({ problems }, { from, to }, message) {
  if (problems.length < MOST_PROBLEMS) problems.push({ from, to, message });
}

function quote(text) {
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}
