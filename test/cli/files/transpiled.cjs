exports.__esModule = true;
exports.default = { origin: false };
