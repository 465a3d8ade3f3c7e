// The pages of the site, in the order of the sidebar, each with the file that it is made from.
export const SECTIONS = [
  {
    text: 'Start',
    pages: {
      index: 'README.md',
      options: 'docs/options.md',
      recipes: 'docs/recipes.md',
      'other-frameworks': 'docs/other-frameworks.md',
      'local-development': 'docs/local-development.md',
      'environment-variables': 'docs/environment-variables.md',
      typescript: 'docs/typescript.md',
      proxies: 'docs/proxies.md',
      webviews: 'docs/webviews.md',
      'migrating-from-cors': 'docs/migrating-from-cors.md',
    },
  },
  {
    text: 'Fix a problem',
    pages: {
      troubleshooting: 'docs/troubleshooting.md',
      explain: 'docs/explain.md',
      errors: 'docs/errors.md',
      faq: 'docs/faq.md',
    },
  },
  {
    text: 'Security',
    pages: { guard: 'docs/guard.md', security: 'SECURITY.md' },
  },
  {
    text: 'Background',
    pages: {
      browsers: 'docs/browsers.md',
      'how-it-works': 'docs/how-it-works.md',
      performance: 'docs/performance.md',
      contributing: 'CONTRIBUTING.md',
      changelog: 'CHANGELOG.md',
      license: 'LICENSE',
    },
  },
];

/** The entries of the package, each a page of the API reference. */
export const ENTRIES = {
  corsmith: 'index',
  'corsmith/web': 'web',
  'corsmith/compat': 'compat',
  'corsmith/explain': 'explain',
};
