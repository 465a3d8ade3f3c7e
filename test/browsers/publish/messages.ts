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

/** Says nothing that another line does not say. */
const FOLLOWS = /^Failed to load resource/;

export function messagesOf(
  scenario: Pick<Scenario, 'id' | 'failure'>,
  engine: EngineName,
  lines: readonly ConsoleLine[],
  place: Place,
): readonly Message[] {
  const codes = lines.filter(({ text }) => text === '').map(({ code }) => code);
  const texts = lines.filter(({ text }) => text !== '');
  const telling = texts.filter(({ text }) => !FOLLOWS.test(text));
  return (telling.length > 0 ? telling : texts).map(({ text, code }): Message => {
    // Chromium names its failures apart from their text.
    const name = code ?? (text.startsWith('Access to ') ? codes.shift() : undefined);
    return {
      class: scenario.failure ?? '',
      engine,
      ...(name === undefined || name === '' ? {} : { code: name }),
      message: withRoles(text, scenario.id, place),
    };
  });
}

/** Each once, by class and engine. */
export function distinct(messages: readonly Message[]): readonly Message[] {
  const byText = new Map(messages.map((message) => [JSON.stringify(message), message]));
  const key = (message: Message): string => `${message.class} ${message.engine}`;
  return [...byText.values()].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

function withRoles(text: string, id: string, place: Place): string {
  const roles: readonly (readonly [string, string])[] = [
    [place.page, '<page>'],
    [place.otherPage, '<page>'],
    [place.api, '<api>'],
    [place.other, '<other>'],
    [place.nowhere, '<nowhere>'],
    [place.api.replace('//', '//user:password@'), '<api>'],
  ];
  const named = roles.reduce((result, [origin, role]) => result.replaceAll(origin, role), text);
  return named
    .replaceAll(`/${id}/`, '/')
    .replace(/css\d+|test\d+/g, 'font')
    .replaceAll(place.api.slice('http://'.length), '<api>');
}
