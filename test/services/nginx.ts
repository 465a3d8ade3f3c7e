import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Service, startService } from './service.ts';

const TEMPORARY = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];

/** An nginx with these lines in its server block, in which FOLDER is a folder with static files. */
export function startNginx(lines: string): Promise<Service> {
  return startService('nginx', (folder, port) => {
    mkdirSync(join(folder, 'static/folder'), { recursive: true });
    writeFileSync(join(folder, 'static/file.txt'), 'text');
    writeFileSync(join(folder, 'passwords'), 'user:{PLAIN}secret\n');
    const configuration = `daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log;
      events {}
      http {
        access_log off;
        ${TEMPORARY.map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
        proxy_cache_path ${folder}/cache keys_zone=cache:1m;
        server {
          listen 127.0.0.1:${port};
          root ${folder}/static;
          absolute_redirect off;
          ${lines.replaceAll('FOLDER', folder)}
        }
      }`;
    const file = join(folder, 'nginx.conf');
    writeFileSync(file, configuration);
    return ['-p', folder, '-c', file];
  });
}
