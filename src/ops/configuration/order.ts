/**
 * The order after a file was applied. Objects in the file are in the order of the file, at the positions that they had.
 * A new object follows its predecessor in the file. Objects that are not in the file keep their positions.
 */
export function orderAfter(now: readonly string[], inFile: readonly string[]): string[] {
  const known = new Set(now);
  const named = inFile.filter((key) => known.has(key));
  const isNamed = new Set(named);
  const turns = named[Symbol.iterator]();
  const order = now.map((key) => (isNamed.has(key) ? (turns.next().value ?? key) : key));
  for (const [at, key] of inFile.entries()) {
    if (known.has(key)) continue;
    const before = inFile[at - 1];
    const next = inFile.slice(at + 1).find((other) => known.has(other));
    const place =
      before !== undefined
        ? order.indexOf(before) + 1
        : next !== undefined
          ? order.indexOf(next)
          : order.length;
    order.splice(place, 0, key);
  }
  return order;
}
