import { describe, expect, it } from 'vitest';
import { taken } from './testing/taken.ts';

const said = (text: string) => taken('domains', text);

describe('a list of domains', () => {
  it('blocks a name and all names below it', () => {
    expect(said('bad.test\n  .worse.test\t# why').blocked).toEqual(['bad.test', 'worse.test']);
  });

  it('blocks only the names below a name after “*.”', () => {
    expect(said('*.bad.test').blocked).toEqual(['*.bad.test']);
  });

  it('blocks plain names alone if the feed is set to that, and other lines as before', () => {
    expect(taken('domains', 'bad.test\n*.worse.test', 'exact').blocked).toEqual([
      '=bad.test',
      '*.worse.test',
    ]);
  });

  it('may have comments of every kind', () => {
    expect(said('# a\n! b.test\n; c.test\n// d.test\n\n  # e')).toMatchObject({ blocked: [], notTaken: [] });
  });

  it('lists a name once that is there both alone and with all names below it', () => {
    expect(taken('domains', 'bad.test\n*.bad.test', 'exact').blocked).toEqual(['bad.test']);
  });
});
