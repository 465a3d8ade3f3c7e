importScripts('/fetching.js', '/worker-body.js');
