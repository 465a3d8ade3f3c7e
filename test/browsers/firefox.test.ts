import { browserSuite } from './suite.ts';

browserSuite('firefox');
