import type { ConsoleLine, EngineName } from '../engines/engine.ts';
import type { Place, Scenario } from '../scenario.ts';

/** What an engine prints on its console for a class of failure; origins are replaced by their roles. */
export interface Message {
  readonly class: string;
  readonly engine: EngineName;
  /** The engine's own name of the failure: Chromium's issue code, Firefox's message category. */
  readonly code?: string;
  readonly message: string;
}

/** Lines that only report a failure; another line names the cause, if any does. */
function isFollowUp({ text, code }: ConsoleLine): boolean {
  return text.startsWith('Failed to load resource') || code === 'CORSDidNotSucceed2';
}

export function messagesOf(
  scenario: Pick<Scenario, 'id' | 'failure'>,
  engine: EngineName,
  lines: readonly ConsoleLine[],
  place: Place,
): readonly Message[] {
  const own = lines.filter((line) => isAbout(line, scenario.id, place));
  const codes = own.filter(({ text }) => text === '').map(({ code }) => code);
  const texts = own.filter(({ text }) => text !== '');
  const telling = texts.filter((line) => !isFollowUp(line));
  return (telling.length > 0 ? telling : texts).map(({ text, code }): Message => {
    // Chromium has names for failures, separate from the text.
    const name = code ?? (text.startsWith('Access to ') ? codes.shift() : undefined);
    return {
      class: scenario.failure ?? '',
      engine,
      ...(name === undefined || name === '' ? {} : { code: name }),
      message: withRoles(text, place),
    };
  });
}

/** A line may appear late, when the next scenario has started already. */
function isAbout({ text, url }: ConsoleLine, id: string, place: Place): boolean {
  const named = url ?? text;
  const namesOne = [place.api, place.other].some((origin) => named.includes(`${origin}/`));
  return !namesOne || named.includes(`/${id}/`);
}

/** Each message once, by class and engine. */
export function distinct(messages: readonly Message[]): readonly Message[] {
  const byText = new Map(messages.map((message) => [JSON.stringify(message), message]));
  const key = (message: Message): string => `${message.class} ${message.engine}`;
  return [...byText.values()].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

function withRoles(text: string, place: Place): string {
  const roles: readonly (readonly [string, string])[] = [
    [place.page, '<page>'],
    [place.api.replace('//', '//user:password@'), '<api>'],
    [place.api, '<api>'],
    [place.other, '<other>'],
    [place.nowhere, '<nowhere>'],
  ];
  const named = roles.reduce((result, [origin, role]) => result.replaceAll(origin, role), text);
  return named
    .replace(/<(api|other|nowhere)>\/[^\s'"’”)]*[^\s'"’”).]/g, '<$1>/data')
    .replace(/\b(css|test)\d+/g, 'font');
}
