import type { Setup } from '../setup.ts';
import { applications } from './applications.ts';
import { credentials } from './credentials.ts';
import { origins } from './origins.ts';
import { permissions } from './permissions.ts';
import { proxies } from './proxies.ts';
import { redirects } from './redirects.ts';
import { reports } from './reports.ts';
import { responders } from './responders.ts';

export const setups: readonly Setup[] = [
  ...applications,
  ...origins,
  ...credentials,
  ...permissions,
  ...redirects,
  ...proxies,
  ...responders,
  ...reports,
];
