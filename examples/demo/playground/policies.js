// Options as a person types them: JSON, with {"regexp": "^...$"} for a RegExp. Nothing that is typed is ever run.
import { createPolicy } from 'corsmith';

function revive(_name, value) {
  if (typeof value !== 'object' || value === null || typeof value.regexp !== 'string') return value;
  return new RegExp(value.regexp, value.flags ?? '');
}

/** The policy, or what is wrong with it. */
export function readPolicy(text) {
  try {
    return { policy: createPolicy(JSON.parse(text, revive)), issues: [] };
  } catch (error) {
    if (error.code === 'ERR_CORS_CONFIG') return { issues: error.issues };
    return {
      issues: [{ code: 'not-json', path: '', message: error.message, fix: 'Write JSON, such as {"origin": "*"}' }],
    };
  }
}
