import { browserSuite } from './suite.ts';

browserSuite('chromium');
