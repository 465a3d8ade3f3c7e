import vary from 'vary';

/** In CommonJS the build puts `require` here, so that the package is loaded only when a response already has `Vary`. */
export function loadVary(): typeof vary {
  return vary;
}
