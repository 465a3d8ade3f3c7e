// A list of modules that the entries share in one file of the build: see tsup.config.ts
export * from './core.ts';
export * from './decide/load-reasons.ts';
export * from './decide/reasons.ts';
export * from './rules.ts';
export * from './standard/append-vary.ts';
export * from './standard/load-vary.ts';
