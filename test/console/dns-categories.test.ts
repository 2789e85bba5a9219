import { expect, it } from 'vitest';
import { categories } from '../../src/dns/policy/categories.ts';
import { threatCategories } from '../../src/dns/policy/model.ts';
import { threatCategories as shown } from '../../web/src/pages/dns/categories.ts';
import { dns } from '../../web/src/text/en/dns.ts';

it('the console names each category as tickets do', () => {
  expect(dns.categories).toEqual(Object.fromEntries(categories.map(({ id, title }) => [id, title])));
  expect(shown).toEqual(threatCategories);
});
