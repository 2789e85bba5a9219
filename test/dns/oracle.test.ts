import { describe, expect, it } from 'vitest';
import { findDifference } from './agree.ts';
import { bugs } from './bugs.ts';

describe('the compiled index and a second evaluation of policy', () => {
  it('agree on some thousands of random pairs of policy and query', () => {
    expect(findDifference({ pairs: 4000, seed: 14 })).toBeNull();
  });

  it.each(Object.entries(bugs))('find an error in precedence: %s', (_, precedence) => {
    expect(findDifference({ pairs: 20_000, seed: 14, precedence })).not.toBeNull();
  });
});
