import { z } from 'zod';
import type { LogStore } from './log-store.ts';
import type { LogEntry } from './row.ts';

const flags = { exclude: z.boolean().default(false), partial: z.boolean().default(false) };
const rangeFilter = z.object({
  id: z.literal('datetime'),
  isRange: z.literal(true),
  exclude: z.literal(false).optional(),
  rangeValue: z.object({
    start: z.iso.datetime({ offset: true }),
    end: z.iso.datetime({ offset: true }),
    timeType: z.literal('range'),
  }),
});
const valueFilter = z.object({ id: z.string().min(1), value: z.union([z.string(), z.number()]), ...flags });

/** HYAS publishes no largest page; 10,000 is the largest that a working client is known to request. */
const largestPage = 10_000;

const logsRequest = z.object({
  applied_filters: z.array(z.union([rangeFilter, valueFilter])).default([]),
  paging: z
    .object({
      order: z.enum(['asc', 'desc']).default('desc'),
      sort: z.literal('datetime').default('datetime'),
      page_number: z.number().int().min(0).default(0),
      page_size: z.number().int().min(1).max(largestPage).default(1000),
      page_type: z.literal('standard').default('standard'),
    })
    .prefault({}),
});

export interface LogsAnswer {
  readonly logs: readonly unknown[];
  readonly total_count: number;
}

/**
 * One query of the log. Filters with one id are alternatives, filters with different ids must all match, and a time
 * range includes both ends. A string instead of an answer says why the request was not understood.
 */
export function answerLogs(
  store: LogStore,
  request: unknown,
  visible: (entry: LogEntry) => boolean,
): LogsAnswer | string {
  const read = logsRequest.safeParse(request);
  if (!read.success) return z.prettifyError(read.error);
  const { applied_filters: filters, paging } = read.data;

  let start = Number.NEGATIVE_INFINITY;
  let end = Number.POSITIVE_INFINITY;
  const byId = new Map<string, z.infer<typeof valueFilter>[]>();
  for (const filter of filters) {
    if ('rangeValue' in filter) {
      start = Math.max(start, Date.parse(filter.rangeValue.start));
      end = Math.min(end, Date.parse(filter.rangeValue.end));
    } else {
      byId.set(filter.id, [...(byId.get(filter.id) ?? []), filter]);
    }
  }

  const groups = [...byId.values()];
  const found = store
    .between(start, end)
    .filter((entry) => visible(entry) && groups.every((group) => passes(entry, group)));
  if (paging.order === 'desc') found.reverse();
  const first = paging.page_number * paging.page_size;
  return {
    logs: found.slice(first, first + paging.page_size).map(({ row }) => row),
    total_count: found.length,
  };
}

function passes(entry: LogEntry, group: readonly z.infer<typeof valueFilter>[]): boolean {
  const wanted = group.filter(({ exclude }) => !exclude);
  const unwanted = group.filter(({ exclude }) => exclude);
  return (
    (wanted.length === 0 || wanted.some((filter) => matches(entry, filter))) &&
    !unwanted.some((filter) => matches(entry, filter))
  );
}

function matches({ word, row }: LogEntry, { id, value, partial }: z.infer<typeof valueFilter>): boolean {
  const actual = id === 'reputation' ? word : (row as Record<string, unknown> | null)?.[id];
  return partial ? String(actual).includes(String(value)) : actual === value;
}
