/** All that each entry exports; a change here is a change of the public API. */
export const EXPORTS: Readonly<Record<string, readonly string[]>> = {
  corsmith: ['CorsConfigError', 'allowsUpgrade', 'classify', 'cors', 'createPolicy', 'default', 'reasons'],
  'corsmith/compat': ['CorsConfigError', 'cors', 'default'],
  'corsmith/web': ['CorsConfigError', 'cors', 'createPolicy', 'default'],
  'corsmith/explain': [
    'pageHeaders',
    'browse',
    'diagnose',
    'engineMessages',
    'explain',
    'maxAge',
    'optionChange',
    'perform',
    'predict',
    'preflightTriggers',
    'reasons',
    'preflightCacheSeconds',
    'describeBlock',
  ],
};
