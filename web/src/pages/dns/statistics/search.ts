import { oneOf, type Period, periods, readSearch } from '../../../ui/list-search.ts';

/** The counted period, as in the address; default: a day. */
export const statisticsSearch = readSearch({ last: oneOf(Object.keys(periods) as Period[]) });
export type StatisticsSearch = ReturnType<typeof statisticsSearch>;
