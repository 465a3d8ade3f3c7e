export * from './enforce.ts';
export * from './lists.ts';
export * from './numbers.ts';
export * from './options.ts';
export * from './origins.ts';
export * from './regexps.ts';
export * from './requests.ts';
export * from './results.ts';
