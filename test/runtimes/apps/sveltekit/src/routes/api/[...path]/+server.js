import { handler } from '../../../../web.js';

export const fallback = ({ request }) => handler(request);
