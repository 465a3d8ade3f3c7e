// Under these names anyone can register a host of their own. Short on purpose: the best-known registries and the hosts
// that developers most often allow for preview deployments. The full list changes weekly: https://publicsuffix.org
const SUFFIXES: ReadonlySet<string> = new Set(
  (
    'co.uk org.uk com.au net.au co.nz co.jp co.kr co.in co.za com.br com.cn com.mx com.tr com.tw ' +
    'github.io gitlab.io pages.dev workers.dev vercel.app netlify.app herokuapp.com web.app firebaseapp.com ' +
    'azurewebsites.net azurestaticapps.net cloudfront.net s3.amazonaws.com amplifyapp.com elasticbeanstalk.com ' +
    'appspot.com run.app fly.dev onrender.com surge.sh glitch.me repl.co replit.app ngrok.io ngrok.app ngrok-free.app ' +
    'trycloudflare.com deno.dev railway.app up.railway.app'
  ).split(' '),
);

/** Can a stranger get a name directly below this one? A single label is a top-level domain, but for `localhost`. */
export function isPublicSuffix(host: string): boolean {
  const name = host.replace(/\.$/, '');
  return SUFFIXES.has(name) || (!name.includes('.') && name !== 'localhost');
}
