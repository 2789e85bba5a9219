import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWithinBounds } from './json-bounds.ts';

/** Levels and values of a JSON value, counted recursively. */
function measure(value: unknown): { depth: number; nodes: number } {
  if (typeof value !== 'object' || value === null) return { depth: 0, nodes: 1 };
  const inside = Object.values(value).map(measure);
  return {
    depth: 1 + Math.max(0, ...inside.map(({ depth }) => depth)),
    nodes: 1 + inside.reduce((sum, { nodes }) => sum + nodes, 0),
  };
}

describe('the bounds of a JSON text', () => {
  it.each([
    ['[[1]]', { depth: 2, nodes: 9 }, true],
    ['[[1]]', { depth: 1, nodes: 9 }, false],
    ['{"a":{"b":[1,2,3]}}', { depth: 3, nodes: 7 }, true],
    ['{"a":{"b":[1,2,3]}}', { depth: 3, nodes: 4 }, false],
    ['"[[[[,,,,"', { depth: 0, nodes: 1 }, true],
    ['["a\\\\", "\\"[[["]', { depth: 1, nodes: 9 }, true],
    ['"never closed [[[[', { depth: 0, nodes: 1 }, true],
    ['['.repeat(1_000_000), { depth: 32, nodes: 9 }, false],
  ])('%.30s within %j is %j', (text, bounds, expected) =>
    expect(isWithinBounds(text, bounds)).toBe(expected),
  );

  it('refuses every value that is deeper or has more values, and none with half as many', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const text = JSON.stringify(value);
        const { depth, nodes } = measure(value);
        // An empty array or object counts as if it had one value.
        expect(isWithinBounds(text, { depth, nodes: 2 * nodes })).toBe(true);
        expect(isWithinBounds(text, { depth, nodes: nodes - 1 })).toBe(false);
        if (depth > 0) expect(isWithinBounds(text, { depth: depth - 1, nodes: 2 * nodes })).toBe(false);
      }),
    );
  });
});
