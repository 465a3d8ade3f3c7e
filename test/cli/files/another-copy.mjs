// a policy of createPolicy(), of another copy of corsmith
const allowOrigin = {
  kind: 'list',
  exact: new Set(['https://a.example']),
  patterns: undefined,
  regexps: [],
  sites: [{ scheme: 'https', kind: 'domain', host: 'b.example' }],
  unlisted: [],
};
export default Object.defineProperty({}, Symbol.for('corsmith.policy'), { value: { allowOrigin } });
