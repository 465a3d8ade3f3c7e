import { fuzzParsers } from './fuzz-parsers.ts';

fuzzParsers(40, 20_000);
