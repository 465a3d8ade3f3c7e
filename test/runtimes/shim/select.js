export const HEADER = 'x-policy';

/** Creates a value for each row when it is first needed. */
export function once(create) {
  const made = new Map();
  return (row) => {
    if (!made.has(row)) made.set(row, create(row));
    return made.get(row);
  };
}
