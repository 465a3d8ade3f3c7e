// Each try has its own path on the API, so that no browser has an earlier preflight in its cache.
import cors from 'corsmith';

const MOST = 100;
/** A link must not change what the browser stores for localhost. */
const STORED = /^(?:set-cookie2?|clear-site-data|strict-transport-security|refresh|location)$/i;

export function createTries() {
  const tries = new Map();
  let last = 0;
  return {
    /** Adds a try with a policy and the headers that the application sends. Returns its id. */
    add(policy, headers) {
      const id = String(++last);
      tries.set(id, { middleware: cors(policy), headers: headers.filter(([name]) => !STORED.test(name)) });
      if (tries.size > MOST) tries.delete(tries.keys().next().value);
      return id;
    },
    /** Express middleware for `/try/:id`. */
    handle(request, response, next) {
      const found = tries.get(request.params.id);
      if (found === undefined) return next();
      return found.middleware(request, response, (error) => {
        if (error) return next(error);
        for (const [name, value] of found.headers) response.setHeader(name, value);
        return response.json({ items: ['anvil', 'tongs'] });
      });
    },
  };
}
