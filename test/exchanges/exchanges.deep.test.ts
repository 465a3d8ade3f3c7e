import { testExchanges } from './over-runner.ts';
import { HTTP_SERVERS, httpRunner } from './runners/http.ts';
import { http2Runner } from './runners/http2.ts';

for (const [name, listener] of HTTP_SERVERS) testExchanges(name, () => httpRunner(listener));
testExchanges('node:http2', http2Runner);
