import { oneOf, readSearch, words } from '../../../ui/list-search.ts';

/** The filter of the list of companies, as in the address. */
export const dnsCompanySearch = readSearch({ archived: oneOf(['yes']), search: words(200) });

export type DnsCompanySearch = ReturnType<typeof dnsCompanySearch>;
