import { readSearch, wholeNumber, words } from '../../ui/list-search.ts';

const day = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined;

/** The report in the address; default: the last month of all companies. */
export const reportSearch = readSearch({
  companyId: wholeNumber,
  month: (value) => (typeof value === 'string' && /^\d{4}-\d\d$/.test(value) ? value : undefined),
  from: day,
  to: day,
  timeZone: words(64),
});

export type ReportSearch = ReturnType<typeof reportSearch>;
