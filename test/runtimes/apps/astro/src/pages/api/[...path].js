import { handler } from '../../../web.js';

export const prerender = false;
export const ALL = ({ request }) => handler(request);
