import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Service, startService } from '../service.ts';

/** nginx with proxy_cache, which stores a response for each value of the headers in `Vary`. */
export function startNginx(origin: number): Promise<Service> {
  return startService('nginx', (folder, port) => {
    const file = join(folder, 'nginx.conf');
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
    writeFileSync(
      file,
      `daemon off;
master_process off;
pid ${folder}/pid;
error_log stderr error;
events {}
http {
  access_log off;
  ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join('\n  ')}
  proxy_cache_path ${folder}/cache keys_zone=answers:1m;
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://127.0.0.1:${origin};
      proxy_http_version 1.1;
      proxy_set_header Host own.example;
      proxy_cache answers;
      proxy_cache_revalidate on;
      add_header X-Cache $upstream_cache_status always;
    }
  }
}
`,
    );
    return ['-p', folder, '-c', file];
  });
}
