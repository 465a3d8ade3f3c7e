// The build keeps this in one file that all entries share.
export { HOSTING_SUFFIXES } from './hosting-suffixes.ts';
export { HOSTING, REGISTRIES } from './public-suffix-list.ts';
