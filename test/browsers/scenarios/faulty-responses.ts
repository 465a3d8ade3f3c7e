import type { Scenario } from '../scenario.ts';
import { fetching, GET, type Row, raw, scenarios } from './rows.ts';

const INCLUDED = fetching({ credentials: 'include' });
const PAGE = ['Origin', '<page>'] as const;

/** Responses that browsers block. corsmith sends none of them. */
export const faultyResponses: readonly Scenario[] = scenarios([...originRows(), ...credentialsRows()]);

function originRows(): readonly Row[] {
  const rows: readonly (readonly [id: string, title: string, value: string, failure: string])[] = [
    ['elsewhere', 'another origin', 'https://elsewhere.example', 'origin-mismatch'],
    ['slash', 'a trailing slash', '<page>/', 'origin-mismatch'],
    ['upper', 'in upper case', 'HTTP://127.0.0.1', 'origin-mismatch'],
    ['several', 'a list of origins', '<page>, https://elsewhere.example', 'origin-several'],
    ['twice', "the page's origin, twice", '<page>, <page>', 'origin-several'],
    ['star-list', "the page's origin and *", '<page>, *', 'origin-several'],
    ['word', 'a word', 'example', 'origin-invalid'],
    ['empty', 'an empty value', '', 'origin-invalid'],
    ['wildcard', 'a pattern', 'http://*.0.0.1', 'origin-invalid'],
    ['null', 'null', 'null', 'origin-mismatch'],
  ];
  const twice: Row = [
    'origin-lines',
    'two headers',
    raw([PAGE, PAGE]),
    GET,
    'GET',
    'blocked',
    { failure: 'origin-several' },
  ];
  const single = rows.map(
    ([id, title, value, failure]): Row => [
      `acao-${id}`,
      title,
      raw([['Origin', value]]),
      GET,
      'GET',
      'blocked',
      { failure },
    ],
  );
  return [...single, twice];
}

function credentialsRows(): readonly Row[] {
  const values = ['True', '1', 'TRUE', 'false', 'true, true'];
  return values.map((value, index): Row => {
    const server = raw([PAGE, ['Credentials', value]]);
    const title = `Access-Control-Allow-Credentials: ${value}`;
    return [`acac-${index + 1}`, title, server, INCLUDED, 'GET', 'blocked', { failure: 'credentials-invalid' }];
  });
}
