import { expect, it } from 'vitest';
import { companyKinds, filterCompanies } from './filter-companies.ts';

const all = [
  { id: 3, name: 'Cedar Street Dental', identifier: 'CedarOld', status: 'Inactive', types: ['Client'] },
  { id: 1, name: 'Cedar Street Dental', identifier: 'Cedar', status: 'Active', types: ['Client', 'Vendor'] },
  { id: 2, name: 'Birch', identifier: 'ZETA', status: 'active ', types: ['Prospect'] },
  { id: 4, name: 'Cedar Street Dental', status: 'Active', types: ['Client'], deleted: true },
  { id: 5, name: 'Ärzte' },
];
const ids = (filter: Parameters<typeof filterCompanies>[1]) =>
  filterCompanies(all, filter).map(({ id }) => id);

it('companies in ConnectWise are filtered by status and type, and a deleted one is never among them', () => {
  expect(ids({})).toEqual([5, 2, 1, 3]);
  expect(ids({ status: 'Active' })).toEqual([2, 1]);
  expect(ids({ status: 'ACTIVE', type: 'client' })).toEqual([1]);
  expect(ids({ search: 'zeta' })).toEqual([2]);
  expect(ids({ search: 'a\u0308rzte', status: 'Active' })).toEqual([]);
});

it('their statuses and types come from the companies, the most frequent first', () => {
  expect(companyKinds(all)).toEqual({
    statuses: [
      { name: 'Active', count: 2 },
      { name: 'Inactive', count: 1 },
    ],
    types: [
      { name: 'Client', count: 2 },
      { name: 'Prospect', count: 1 },
      { name: 'Vendor', count: 1 },
    ],
  });
});
