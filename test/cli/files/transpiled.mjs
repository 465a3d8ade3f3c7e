export default { __esModule: true, default: { origin: false } };
