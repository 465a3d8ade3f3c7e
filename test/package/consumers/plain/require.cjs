const assert = require('node:assert/strict');
const cors = require('corsmith');
const compat = require('corsmith/compat');
const { answerOf } = require('./answer.cjs');

assert.equal(cors, cors.default);
assert.equal(cors, cors.cors);
assert.equal(compat, compat.cors);
assert.throws(() => cors('a.example'), cors.CorsConfigError);
(async () => {
  assert.deepEqual(await answerOf(cors('https://a.example')), ['https://a.example', 'Origin']);
  assert.deepEqual(await answerOf(cors(cors.createPolicy())), ['*', null]);
  assert.deepEqual(await answerOf(compat({ origin: 'https://a.example' })), ['https://a.example', 'Origin']);
})();
