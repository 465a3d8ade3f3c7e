throw new Error('a module\nthat fails');
