import { fuzzParsers } from './fuzz-parsers.ts';

fuzzParsers(400, 200_000);
