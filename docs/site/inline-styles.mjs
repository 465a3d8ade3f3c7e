// Moves the styles into each page, so that the browser can paint it with the first response.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export function inlineStyles(folder, base) {
  const styles = new Map();
  const styleOf = (href) => {
    if (!styles.has(href)) styles.set(href, readFileSync(join(folder, href.slice(base.length)), 'utf8').trim());
    return styles.get(href);
  };
  for (const file of readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.html'))) {
    const html = readFileSync(join(folder, file), 'utf8');
    const link = /<link rel="preload stylesheet" href="([^"]+)" as="style">/g;
    writeFileSync(
      join(folder, file),
      html.replace(link, (_, href) => styleOf(href) && `<style>${styleOf(href)}</style>`),
    );
  }
}
