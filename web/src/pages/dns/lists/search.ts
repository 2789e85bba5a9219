import { oneOf, readSearch, wholeNumber, words } from '../../../ui/list-search.ts';

/** The company whose lists or rules are shown; without it, those for all companies. */
export const ofCompany = readSearch({ companyId: wholeNumber });
export type OfCompany = ReturnType<typeof ofCompany>;

/** Which entries of a list are shown. */
export const entrySearch = readSearch({ state: oneOf(['removed']), search: words(253) });
export type EntrySearch = ReturnType<typeof entrySearch>;
