export const HEADER = 'x-policy';

/** Makes one thing for each row, when it is first needed. */
export function once(create) {
  const made = new Map();
  return (row) => {
    if (!made.has(row)) made.set(row, create(row));
    return made.get(row);
  };
}
