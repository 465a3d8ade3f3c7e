import { handler } from '../../../web.js';

export const ALL = ({ request }) => handler(request);
