import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Service, startService } from '../service.ts';

/** Varnish with its defaults, except that it also caches refusals, and reports hits. */
export function startVarnish(origin: number): Promise<Service> {
  return startService('varnishd', (folder, port) => {
    const file = join(folder, 'default.vcl');
    writeFileSync(
      file,
      `vcl 4.1;
backend default {
  .host = "127.0.0.1";
  .port = "${origin}";
}
sub vcl_recv {
  set req.http.Host = "own.example";
}
sub vcl_backend_response {
  set beresp.grace = 0s;
  set beresp.keep = 60s;
  if (beresp.status == 403) {
    set beresp.ttl = 60s;
    set beresp.uncacheable = false;
  }
}
sub vcl_deliver {
  set resp.http.X-Cache = "MISS";
  if (obj.hits > 0) {
    set resp.http.X-Cache = "HIT";
  }
}
`,
    );
    return ['-F', '-j', 'none', '-n', folder, '-a', `127.0.0.1:${port}`, '-f', file, '-s', 'malloc,16M'];
  });
}
