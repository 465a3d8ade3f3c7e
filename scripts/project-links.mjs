// The owner fills in `repository.url` of package.json. npm derives `bugs` and `homepage` from it when it publishes.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The links of a repository on GitHub; undefined until the owner has filled it in. */
export function projectLinks({ repository }) {
  if (repository.url === '') return undefined;
  const [, owner, name] = /^git\+https:\/\/github\.com\/([\w-]+)\/([\w.-]+)\.git$/.exec(repository.url) ?? [];
  if (!name) throw new Error(`repository.url: write git+https://github.com/OWNER/NAME.git, got ${repository.url}`);
  const home = `https://github.com/${owner}/${name}`;
  return {
    repository: home,
    homepage: `${home}#readme`,
    bugs: `${home}/issues`,
    advisory: `${home}/security/advisories/new`,
    site: `https://${owner.toLowerCase()}.github.io/${name}/`,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const links = projectLinks(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')));
  if (!links) {
    console.error('Write the URL of the repository into package.json: "url": "git+https://github.com/OWNER/NAME.git"');
    process.exit(1);
  }
  console.table(links);
}
