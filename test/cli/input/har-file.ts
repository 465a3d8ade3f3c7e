/** An entry in short form. */
export interface Entry {
  readonly url: string;
  /** @default 'GET' */
  readonly method?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies?: readonly { readonly name: string; readonly value: string }[];
  readonly body?: string;
  readonly status: number;
  readonly responseHeaders?: Readonly<Record<string, string>>;
  readonly responseBody?: string;
  /** As Chromium writes it. */
  readonly error?: string;
  readonly type?: string;
  readonly page?: string;
  readonly serverIPAddress?: string;
}

/** The text of a HAR file, with the members that browsers write. */
export function har(
  entries: readonly Entry[],
  pages: readonly { readonly id: string; readonly title: string }[] = [],
): string {
  const creator = { name: 'WebInspector', version: '537.36' };
  return JSON.stringify({ log: { version: '1.2', creator, pages, entries: entries.map(fullEntry) } }, null, 2);
}

function fullEntry(entry: Entry) {
  const {
    url,
    method = 'GET',
    headers,
    cookies = [],
    body,
    status,
    responseHeaders = {},
    responseBody,
    error,
    type,
    page,
    serverIPAddress,
  } = entry;
  return {
    _initiator: { type: type === 'preflight' ? 'preflight' : 'script' },
    ...(type === undefined ? {} : { _resourceType: type }),
    ...(page === undefined ? {} : { pageref: page }),
    ...(serverIPAddress === undefined ? {} : { serverIPAddress }),
    cache: {},
    startedDateTime: '2026-11-25T12:00:00.000Z',
    time: 1,
    request: {
      method,
      url,
      httpVersion: 'http/2.0',
      headers: pairs(headers),
      queryString: [],
      cookies,
      ...(body === undefined ? {} : { postData: { mimeType: 'application/json', text: body } }),
    },
    response: {
      status,
      statusText: '',
      headers: pairs(responseHeaders),
      cookies: [],
      content: { size: 0, mimeType: 'x-unknown', ...(responseBody === undefined ? {} : { text: responseBody }) },
      redirectURL: '',
      ...(error === undefined ? {} : { _error: error }),
    },
    timings: {},
  };
}

function pairs(headers: Readonly<Record<string, string>>) {
  return Object.entries(headers).map(([name, value]) => ({ name, value }));
}
