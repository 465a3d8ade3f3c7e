export {
  configuration,
  configurationAndMalformedOrigin,
  configurationAndRequests,
} from './arbitraries/configurations.ts';
export { malformedOrigin, originEntry, pageOrigin } from './arbitraries/origins.ts';
export { authorHeader, pageMethod, pageRequest, TARGET } from './arbitraries/requests.ts';
