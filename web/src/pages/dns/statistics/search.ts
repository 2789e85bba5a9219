import { oneOf, type Period, periods, readSearch } from '../../../ui/list-search.ts';

/** The period that is counted, as the address has it; a day without. */
export const statisticsSearch = readSearch({ last: oneOf(Object.keys(periods) as Period[]) });
