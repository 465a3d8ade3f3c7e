module.exports = { origin: '*', credentials: true };
