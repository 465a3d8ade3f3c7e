import express, { type Express, type RequestHandler } from 'express';
import { closedPort } from '../../support/closed-port.ts';
import type { Place, Scenario } from '../scenario.ts';
import { application } from './application.ts';
import { type Listening, listen } from './listen.ts';
import { middleware } from './middleware.ts';
import { pages } from './pages.ts';
import { rawMiddleware } from './raw.ts';
import { createRecords, type Records } from './records.ts';

type Server = 'api' | 'other';
export type Prepared = Pick<Scenario, 'id' | 'cors' | 'other' | 'raw'>;

/** The servers of a run: two for pages and two for APIs, on which every scenario has its own URL. */
export interface Stage {
  readonly place: Place;
  /** Creates a scenario's API, and forgets what was recorded for it before. */
  prepare(scenario: Prepared): Records;
  close(): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  const apps = new Map<string, Express>();
  const serve =
    (server: Server): RequestHandler =>
    (request, response, next) => {
      const app = apps.get(`${server} ${request.path.split('/')[1]}`);
      if (app === undefined) next();
      else app(request, response, next);
    };
  const listening = await Promise.all([
    listen(pages),
    listen(pages),
    listen(api(serve('api'))),
    listen(api(serve('other'))),
  ]);
  const nowhere = await closedPort();
  const [page, otherPage, first, second] = listening;
  const place: Place = {
    page: page.origin,
    otherPage: otherPage.origin,
    localhostPage: page.origin.replace('127.0.0.1', 'localhost'),
    subdomainPage: page.origin.replace('127.0.0.1', 'app.localhost'),
    api: first.origin,
    other: second.origin,
    nowhere: `http://127.0.0.1:${nowhere.port}`,
  };

  return {
    place,
    prepare(scenario) {
      const records = createRecords(place);
      for (const server of ['api', 'other'] as const) {
        apps.set(`${server} ${scenario.id}`, build(scenario, server, place, records));
      }
      return records;
    },
    async close() {
      nowhere.close();
      await Promise.all(listening.map((each: Listening) => each.close()));
    },
  };
}

function api(handler: RequestHandler): Express {
  return express().disable('x-powered-by').use(handler);
}

function build(scenario: Prepared, server: Server, place: Place, records: Records): Express {
  const app = express().disable('x-powered-by').set('etag', false);
  app.use((request, response, next) => {
    records.add(request, response, server);
    next();
  });
  const { cors, raw } = server === 'other' ? (scenario.other ?? scenario) : scenario;
  if (cors !== undefined) app.use(middleware(cors(place)));
  if (raw !== undefined) app.use(rawMiddleware(raw(place)));
  return app.use(`/${scenario.id}`, application(place, `/${scenario.id}`));
}
