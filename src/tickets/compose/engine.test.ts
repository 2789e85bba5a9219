import { describe, expect, it } from 'vitest';
import { makeEngine, print } from './engine.ts';

const made = (source: string, values: object) => {
  const engine = makeEngine('UTC');
  return print(engine, engine.parse(source), values);
};

describe('the Liquid of templates', () => {
  const value = Object.create({ inherited: 'leaked' });

  it.each([
    'value.inherited',
    'value.toString',
    'value.constructor.name',
    'list.constructor',
    'list.map',
    'toString',
  ])('reads no inherited property of a value: %s', (path) =>
    expect(() => made(`{{ ${path} }}`, { value, list: ['a'] })).toThrow(/undefined variable/),
  );

  it("reads a value's own properties", () =>
    expect(made('{{ value.own }}', { value: { own: 'x' } })).toBe('x'));
});
