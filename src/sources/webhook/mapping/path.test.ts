import { describe, expect, it } from 'vitest';
import { parsePath, valuesAt } from './path.ts';

const why = (text: string) => {
  const read = parsePath(text);
  return read.ok ? null : read.problem.message;
};
function values(text: string, value: unknown) {
  const read = parsePath(text);
  if (!read.ok) throw new Error(read.problem.message);
  return valuesAt(read.value, value, 3);
}

describe('a path', () => {
  it('reads members, elements, wildcards, descendants and simple filters', () => {
    const item = { hosts: [{ type: 'ip' }, { type: 'host', name: 'CSD' }], 'a b': { c: [1, 2, 3, 4] } };
    expect(values('$.hosts[?@.type == "host"].name', item)).toEqual(['CSD']);
    expect(values("$['a b'].c[*]", item)).toEqual([1, 2, 3]);
    expect(values('$..name', item)).toEqual(['CSD']);
    expect(values('$.hosts[-1].name', item)).toEqual(['CSD']);
    expect(values('$', 5)).toEqual([5]);
    expect(values('$.none.at.all', item)).toEqual([]);
  });

  it('never reads an inherited property', () => {
    for (const path of ['$.constructor', '$.__proto__', '$.toString', '$.list.length'])
      expect(values(path, { list: [1] })).toEqual([]);
  });

  it.each([
    ['', 'does not start with “$”'],
    ['alerts', 'does not start with “$”'],
    ['$.a[', 'unclosed'],
    [`$${'.a'.repeat(13)}`, 'more than 12 steps'],
    [`$.${'a'.repeat(200)}`, 'longer than 200'],
    ['$..a..b', 'more than once'],
    ["$['a','b']", 'several things at once'],
    ['$[?match(@.a, "(a+)+$")]', 'no such function'],
    ['$[?@.a == $.b]', 'members of the element itself'],
    ['$[?@..a]', 'members of the element itself'],
    ['$[?@[?@.b == 1]]', 'members of the element itself'],
  ])('is refused if it is invalid or could cost too much: %s', (path, part) => {
    expect(why(path)).toContain(part);
  });
});
