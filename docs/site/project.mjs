// What the site says about the project, from package.json.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { projectLinks } from '../../scripts/project-links.mjs';

export const SITE = fileURLToPath(new URL('.', import.meta.url));
export const PROJECT = fileURLToPath(new URL('../../', import.meta.url));

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const links = projectLinks(manifest);

export const { version, description } = manifest;
export const repository = links?.repository;
/** The path of the site on its host. */
export const base = links === undefined ? '/' : new URL(links.site).pathname;
