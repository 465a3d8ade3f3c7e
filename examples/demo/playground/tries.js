// Each try has a path of its own on the API, so that no browser remembers an earlier preflight, and a record of what came.
import cors from 'corsmith';

const MOST = 100;

export function createTries() {
  const tries = new Map();
  let last = 0;
  return {
    add(policy) {
      const id = String(++last);
      tries.set(id, { middleware: cors(policy), exchanges: [] });
      if (tries.size > MOST) tries.delete(tries.keys().next().value);
      return id;
    },
    exchanges: (id) => tries.get(id)?.exchanges ?? [],
    /** Express middleware for `/try/:id`. */
    handle(request, response, next) {
      const attempt = tries.get(request.params.id);
      if (attempt === undefined) return next();
      response.on('finish', () => attempt.exchanges.push(record(request, response)));
      return attempt.middleware(request, response, (error) => {
        if (error) next(error);
        else response.set('X-Total', '2').json({ items: ['anvil', 'tongs'] });
      });
    },
  };
}

function record({ method, headers }, response) {
  const isOurs = ([name]) => /^(?:origin|vary|access-control-.*)$/i.test(name);
  return {
    method,
    asked: Object.entries(headers).filter(isOurs),
    status: response.statusCode,
    answered: Object.entries(response.getHeaders()).filter(isOurs),
  };
}
