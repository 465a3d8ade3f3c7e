export * from './classify/received-triggers.ts';
export * from './decide/find-reasons.ts';
export * from './node/report.ts';
