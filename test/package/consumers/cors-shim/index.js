module.exports = require('corsmith/compat');
