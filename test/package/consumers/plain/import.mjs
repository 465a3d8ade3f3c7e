import assert from 'node:assert/strict';
import * as all from 'corsmith';
import corsmith, { CorsConfigError, cors, createPolicy } from 'corsmith';
import compat, { cors as compatCors } from 'corsmith/compat';
import { answerOf } from './answer.cjs';

assert.equal(corsmith, cors);
assert.equal(all.default, cors);
assert.equal(compat, compatCors);
assert.deepEqual(await answerOf(corsmith('https://a.example')), ['https://a.example', 'Origin']);
assert.deepEqual(await answerOf(cors(createPolicy())), ['*', null]);
assert.deepEqual(await answerOf(compat()), ['*', null]);
assert.throws(() => cors('a.example'), CorsConfigError);
