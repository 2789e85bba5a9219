import { describe, expect, it } from 'vitest';
import { precedence } from '../../src/dns/index/precedence.ts';
import { findDifferenceOverWire } from './over-the-wire.ts';

describe('a running resolver and a second evaluation of policy', () => {
  it('agree on answers and reasons, while policies are replaced and windows begin and end', async () => {
    expect(await findDifferenceOverWire({ pairs: 2_000, seed: 14 })).toBeNull();
  });

  it('find an error in precedence', async () => {
    const wrong = { ...precedence, ruleReleases: 15 };
    expect(await findDifferenceOverWire({ pairs: 20_000, seed: 14, precedence: wrong })).not.toBeNull();
  });
});
