import { expect, it } from 'vitest';
import { categories } from '../../src/dns/policy/categories.ts';
import { threatCategories } from '../../src/dns/policy/model.ts';
import { threatCategories as shown } from '../../web/src/pages/dns/categories.ts';
import { text } from '../../web/src/text/index.ts';

it('the console calls each category as tickets do', () => {
  expect(text.dns.categories).toEqual(Object.fromEntries(categories.map(({ id, title }) => [id, title])));
  expect(shown).toEqual(threatCategories);
});
