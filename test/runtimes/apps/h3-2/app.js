import { H3 } from 'h3';
import { handler } from './web.js';

export const app = new H3();
app.use('/api/**', (event) => handler(event.req));
