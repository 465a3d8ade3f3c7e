import { browserSuite } from './suite.ts';

browserSuite('webkit');
