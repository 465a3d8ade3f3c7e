/** The sources that are changed, and the unit tests that must notice. */
export const PARTS = {
  standard: {
    sources: /^src\/standard\//,
    tests:
      /^test\/((standard|classify)\/|(options\/(closest-name|issues|messages)|decide\/(allowed-hosts|guard)|mutation\/table)\.)/,
  },
  origin: {
    sources: /^src\/origin\//,
    tests:
      /^test\/(origin\/|(options\/(issues|messages|regexps|replacements)|decide\/reasons|policy\/(describe-origins|returned-list))\.)/,
  },
  options: {
    sources: /^src\/options\//,
    tests:
      /^test\/(options\/(?!hostile)|(policy\/[\w-]+|decide\/(allowed-hosts|call-[\w-]+|guard|reasons)|node\/(allowed-hosts|emit-warning|upgrade))\.)/,
  },
  decide: {
    sources: /^src\/(classify|policy|decide|node)\//,
    tests: /^test\/((classify|policy|decide|node)\/|(index|exchanges\/evaluate|mutation\/table)\.)/,
  },
};

/** Generated cases, measurements, and tests of the built files. */
export const EXCLUDED =
  /\.deep\.test\.ts$|^test\/(node\/(cost|observe-process)|decide\/(properties|verdicts)|policy\/copies)\.test/;
