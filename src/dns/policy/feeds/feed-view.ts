import { z } from 'zod';
import { problemSchema } from '../../../platform/settings/problem-schema.ts';
import { fieldsOf } from './change-feeds.ts';
import { notTakenReasons } from './not-taken.ts';
import { feedFormats } from './parsed-feed.ts';
import type { FeedWithCopy, StoredReport } from './store.ts';

export const feedSchema = z
  .object({
    id: z.number(),
    name: z.string(),
    address: z.string(),
    format: z.enum(feedFormats).nullable().describe('null: it is detected.'),
    plainReach: z
      .enum(['exact', 'with_below'])
      .nullable()
      .describe('How far a plain name reaches; null: as the format says.'),
    category: z.string(),
    everyHours: z.number(),
    enabled: z.boolean(),
    fetching: z.boolean().describe('A node fetches it now.'),
    names: z.number().nullable().describe('Blocked names and addresses in the last good copy.'),
    notTaken: z
      .number()
      .nullable()
      .describe('Lines of the last good copy that were refused, as a whole or in part.'),
    fetchedAt: z.iso.datetime().nullable().describe('When the last good copy came.'),
    lastAttemptAt: z.iso.datetime().nullable(),
    lastSuccessAt: z.iso.datetime().nullable(),
    nextFetchAt: z.iso.datetime().nullable(),
    failures: z.number().describe('In a row.'),
    problem: problemSchema
      .nullable()
      .describe('Why the last fetch brought nothing; the last good copy stays.'),
    addedAt: z.iso.datetime(),
    addedBy: z.string(),
  })
  .meta({ id: 'DnsFeed' });

export const reportSchema = z
  .object({
    format: z.enum(feedFormats).describe('In which the copy was read.'),
    lines: z.number(),
    blocked: z.number(),
    excepted: z.number(),
    duplicates: z.number(),
    notTaken: z.number().describe('Lines that were refused, as a whole or in part.'),
    linesNotTaken: z
      .array(z.object({ line: z.number(), text: z.string(), reason: z.string() }))
      .describe('The first of these lines.'),
  })
  .meta({ id: 'DnsFeedReport' });

export const viewFeed = (row: FeedWithCopy, now: Date): z.infer<typeof feedSchema> => ({
  id: row.id,
  ...fieldsOf(row),
  fetching: row.locked_until !== null && row.locked_until > now,
  names: row.names,
  notTaken: row.not_taken,
  fetchedAt: row.fetched_at?.toISOString() ?? null,
  lastAttemptAt: row.last_attempt_at?.toISOString() ?? null,
  lastSuccessAt: row.last_success_at?.toISOString() ?? null,
  nextFetchAt: row.next_fetch_at?.toISOString() ?? null,
  failures: row.failures,
  problem: row.problem,
  addedAt: row.added_at.toISOString(),
  addedBy: row.added_by,
});

export const viewReport = ({ released: _, notTaken, linesNotTaken, ...report }: StoredReport) => ({
  ...report,
  notTaken: Object.values(notTaken).reduce((sum, more) => sum + more, 0),
  linesNotTaken: linesNotTaken.map(({ reason, ...line }) => ({ ...line, reason: notTakenReasons[reason] })),
});
