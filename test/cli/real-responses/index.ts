import { blocks } from './blocks.ts';
import { frameworks } from './frameworks.ts';
import { hosts } from './hosts.ts';
import { mistakes } from './mistakes.ts';
import type { RealResponse } from './real-response.ts';
import { redirects } from './redirects.ts';
import { servers } from './servers.ts';

export const realResponses: readonly RealResponse[] = [
  ...frameworks,
  ...servers,
  ...hosts,
  ...blocks,
  ...mistakes,
  ...redirects,
];
