// what createPolicy() gives, from whatever copy of the library
export default Object.defineProperty({ settings: {} }, Symbol.for('corsmith.policy'), { value: true });
