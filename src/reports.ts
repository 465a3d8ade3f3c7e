// What is loaded late in CommonJS, in one file of the build: see tsup.config.ts
export * from './classify/received-triggers.ts';
export * from './decide/find-reasons.ts';
export * from './node/report.ts';
