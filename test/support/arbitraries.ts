export { configuration, configurationAndRequests } from './arbitraries/configurations.ts';
export { isSerialisedOrigin, nearMisses, originEntry, pageOrigin } from './arbitraries/origins.ts';
export { authorHeader, pageMethod, pageRequest, TARGET } from './arbitraries/requests.ts';
