import { quote } from './copied-request.ts';
import type { CurlOption, CurlTransfer } from './curl-arguments.ts';

const REFERENCE = /(\\?)\{\{([^{}]*)\}\}/g;

/**
 * The options with the variables that the command itself sets. Variables from files and from the environment are not
 * read: references to them are not replaced.
 *
 * https://curl.se/docs/manpage.html#--variable
 */
export function expandVariables(options: CurlTransfer): {
  readonly options: CurlTransfer;
  readonly notes: readonly string[];
} {
  const variables = new Map<string, string>();
  const notes: string[] = [];
  const expanded: CurlOption[] = [];
  for (const option of options) {
    const { name, value } = option;
    if (!name.startsWith('expand-')) {
      if (name === 'variable') setVariable(value, variables);
      expanded.push(option);
      continue;
    }
    const known = value.replace(REFERENCE, (whole, backslash: string, reference: string) => {
      if (backslash !== '') return whole.slice(1);
      const content = variables.get(reference);
      if (content === undefined) notes.push(`The curl variable ${quote(reference)} is not known and is not replaced.`);
      return content ?? whole;
    });
    expanded.push({ ...option, name: name.slice('expand-'.length), value: known });
  }
  return { options: expanded, notes };
}

/** `name=content`; `name@file` and `%name` are never read. */
function setVariable(text: string, variables: Map<string, string>): void {
  const [, name, content] = /^(\w+)=(.*)$/s.exec(text) ?? [];
  if (name !== undefined && content !== undefined) variables.set(name, content);
}
