import { testHostileRequests } from './over-server.ts';
import { SERVERS } from './servers.ts';

testHostileRequests(SERVERS);
