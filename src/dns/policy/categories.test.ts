import { expect, it } from 'vitest';
import { categories, categoryOf } from './categories.ts';
import { threatCategories } from './model.ts';

it('lists every threat category first, and each once', () => {
  const threats = categories.filter(({ kind }) => kind === 'threat').map(({ id }) => id);
  expect(threats).toEqual(threatCategories);
  expect(categories.slice(0, threats.length).map(({ id }) => id)).toEqual(threats);
  expect(new Set(categories.map(({ id }) => id)).size).toBe(categories.length);
});

it('opens tickets for threats, and for no content category', () => {
  expect(categoryOf('malware')).toMatchObject({ kind: 'threat', opensTickets: true });
  expect(categoryOf('social_media')).toMatchObject({ kind: 'content', opensTickets: false });
  expect(categories.every(({ kind, opensTickets }) => opensTickets === (kind === 'threat'))).toBe(true);
});
