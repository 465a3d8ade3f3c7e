import '/fetching.js';
import '/worker-body.js';
