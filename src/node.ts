// A list of modules that the entries share in one file of the build: see tsup.config.ts
export * from './classify/classify.ts';
export * from './classify/load-triggers.ts';
export * from './node/emit-warning.ts';
export * from './node/load-report.ts';
export * from './node/middleware.ts';
export * from './node/observe.ts';
export * from './node/refuse.ts';
export * from './node/response.ts';
