import { oneOf, readSearch, words } from '../../../ui/list-search.ts';

/** What the list of companies is narrowed to, as the address says. */
export const dnsCompanySearch = readSearch({ archived: oneOf(['yes']), search: words(200) });

export type DnsCompanySearch = ReturnType<typeof dnsCompanySearch>;
