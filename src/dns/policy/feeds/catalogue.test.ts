import { expect, it } from 'vitest';
import { categories, categoryOf } from '../categories.ts';
import { catalogue } from './catalogue.ts';
import { parseFeedAddress } from './feed-address.ts';
import { parseFeed } from './parse/parse-feed.ts';

it('lists each feed once, with a valid address and a known category', () => {
  expect(new Set(catalogue.map(({ id }) => id)).size).toBe(catalogue.length);
  expect(new Set(catalogue.map(({ address }) => address)).size).toBe(catalogue.length);
  for (const { address, category, everyHours } of catalogue) {
    expect(parseFeedAddress(address).ok, address).toBe(true);
    expect(categoryOf(category), category).toBeDefined();
    expect(everyHours).toBeGreaterThanOrEqual(1);
  }
});

it('has a feed for every threat', () => {
  const covered = new Set(catalogue.map(({ category }) => category));
  expect(categories.filter(({ id, kind }) => kind === 'threat' && !covered.has(id))).toEqual([]);
});

it('has demo feeds that are parsed in their listed format', () => {
  const demos = catalogue.filter(({ address }) => address.startsWith('picket:'));
  expect(demos.map(({ id }) => id)).toEqual(['picket-demo', 'picket-demo-social']);
  for (const { address, format } of demos) {
    const parsed = parseFeedAddress(address);
    if (!parsed.ok || parsed.value.kind !== 'built_in') throw new Error(address);
    const feed = parseFeed(Buffer.from(parsed.value.text), { format: null, plainReach: null });
    expect(feed).toMatchObject({ value: { format, report: { notTaken: {} } } });
  }
});
