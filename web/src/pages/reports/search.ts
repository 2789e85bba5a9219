import { readSearch, wholeNumber, words } from '../../ui/list-search.ts';

const day = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined;

/** Which report, as the address holds it: the last month of all companies where it says nothing. */
export const reportSearch = readSearch({
  companyId: wholeNumber,
  month: (value) => (typeof value === 'string' && /^\d{4}-\d\d$/.test(value) ? value : undefined),
  from: day,
  to: day,
  timeZone: words(64),
});

export type ReportSearch = ReturnType<typeof reportSearch>;
