// Writes a value into the policy's text, at the position of its option in the syntax tree.
import { readLiteral } from './literal.js';

/** A value as JavaScript. */
export function print(value) {
  if (typeof value === 'string')
    return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
  if (value instanceof RegExp) return String(value);
  if (Array.isArray(value)) return `[${value.map(print).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value).map(([name, inner]) => `${printName(name)}: ${print(inner)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

function printName(name) {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : print(name);
}

/**
 * The text change that writes a value at a path such as `origin[2]`; undefined if the text has no such path.
 * If the value is a list, its entries replace a list entry; the value undefined removes an option.
 */
export function changeAt(text, path, value) {
  return changeIn(readLiteral(text), path, value);
}

/** The same for a text that has already been read. */
export function changeIn(literal, path, value) {
  const { text } = literal;
  const place = literal.places.get(path);
  const isEntry = path.endsWith(']');
  if (place === undefined) return isEntry ? undefined : insertion(literal, path, value);
  if (value === undefined && place.property !== undefined) return removal(text, place.property);
  if (isEntry && Array.isArray(value)) {
    if (value.length === 0) return removal(text, place);
    return { from: place.from, to: place.to, insert: value.map(print).join(', ') };
  }
  return { from: place.from, to: place.to, insert: print(value) };
}

/** With the comma after it, or before it if it is the last. */
function removal(text, { from, to }) {
  const behind = /^\s*,[ \t]*\n?/.exec(text.slice(to));
  if (behind !== null) return { from, to: to + behind[0].length, insert: '' };
  const before = /,\s*$/.exec(text.slice(0, from));
  return { from: from - (before?.[0].length ?? 0), to, insert: '' };
}

/** A new option comes last. */
function insertion({ root, isEmpty, text, value: options }, path, value) {
  if (path.includes('.') || value === undefined) return undefined;
  const option = `${path}: ${print(value)}`;
  if (isEmpty) return { from: 0, to: text.length, insert: `{ ${option} }` };
  if (root.name !== 'ObjectExpression') {
    // a string or a list is short for { origin: ... }
    return { from: root.from, to: root.to, insert: `{ origin: ${text.slice(root.from, root.to)}, ${option} }` };
  }
  const inner = text.slice(root.from + 1, root.to - 1);
  const isOnLines = inner.includes('\n');
  const end = root.from + 1 + inner.trimEnd().length;
  const comma = Object.keys(options).length === 0 || inner.trimEnd().endsWith(',') ? '' : ',';
  return {
    from: end,
    to: end,
    insert: `${comma}${isOnLines ? '\n  ' : ' '}${option}${isOnLines ? ',' : inner.trim() === '' ? ' ' : ''}`,
  };
}

/** The text after an `OptionChange`. */
export function withOptions(text, { set, add }) {
  let changed = text;
  for (const [name, value] of Object.entries(set)) changed = apply(changed, changeAt(changed, name, value));
  if (add === undefined) return changed;
  const { value } = readLiteral(changed);
  const before =
    typeof value === 'object' && !Array.isArray(value) && !(value instanceof RegExp) ? value?.origin : value;
  const origins = before === undefined || before === false ? [] : [before].flat();
  return apply(changed, changeAt(changed, 'origin', [...origins, ...add.origin]));
}

export function apply(text, change) {
  return change === undefined ? text : text.slice(0, change.from) + change.insert + text.slice(change.to);
}
