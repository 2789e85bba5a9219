/**
 * The order after a file was applied. What the file names stands in the order of the file, in the places that it had;
 * what is new follows what it follows in the file; what the file does not name keeps its place.
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
