import { oneOf, readSearch, words } from '../../ui/list-search.ts';

export const companyPeriods = ['24h', '7d', '30d', '90d'] as const;
export type CompanyPeriod = (typeof companyPeriods)[number];

/** Period and search of the list of companies, as in the address. */
export const companiesSearch = readSearch({ search: words(200), last: oneOf(companyPeriods) });
export type CompaniesSearch = ReturnType<typeof companiesSearch>;

export const companySearch = readSearch({ last: oneOf(companyPeriods) });
export type CompanyPageSearch = ReturnType<typeof companySearch>;
