import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { ClosingSettings } from '../../connectwise/services/closing-settings.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { findClosable } from './find-closable.ts';
import { loadReasons } from './load-reasons.ts';

/** The most open tickets that a preview checks. */
const most = 5_000;
const pageSize = 500;
/** The most tickets that it names. */
const named = 20;

export const closingPreviewSchema = z
  .object({
    checked: z.number().describe('Open tickets that were checked.'),
    more: z.boolean().describe(`There are more than ${most} open tickets; the others were not checked.`),
    wouldClose: z.object({
      total: z.number(),
      allowed: z.number(),
      over: z.number(),
      quiet: z.number(),
    }),
    withoutStatus: z
      .number()
      .describe('Of these, tickets on boards without a closing status. Picket leaves them open.'),
    examples: z
      .array(
        z.object({
          ticketId: z.number(),
          incidentId: z.number(),
          connectwiseId: z.number().nullable(),
          why: z.string(),
        }),
      )
      .describe(`The first ${named}.`),
  })
  .meta({ id: 'ClosingPreview' });

type Preview = z.infer<typeof closingPreviewSchema>;

/**
 * The tickets that would be closed now. Whether a person has worked on a ticket is only read in ConnectWise before it
 * is closed.
 */
export async function previewClosing(
  db: Kysely<Schema>,
  settings: ClosingSettings,
  now: Date,
): Promise<Preview> {
  const wouldClose = { total: 0, allowed: 0, over: 0, quiet: 0 };
  const examples: Preview['examples'] = [];
  let [checked, after, withoutStatus, more] = [0, 0, 0, true];
  while (more && checked < most) {
    // As if the settings were saved now: refused tickets are tried again.
    const closables = await findClosable(db, { after, limit: pageSize, now, savedAt: now });
    const reasons = await loadReasons(db, closables, settings, now);
    const tickets = await loadTickets(db, [...reasons.keys()]);
    for (const { ticketId, incident } of closables) {
      const reason = reasons.get(ticketId);
      const ticket = tickets.get(ticketId);
      if (reason === undefined || ticket === undefined) continue;
      wouldClose.total += 1;
      wouldClose[reason.kind] += 1;
      if (!settings.statuses.some(({ boardName }) => boardName === ticket.board_name)) withoutStatus += 1;
      const { connectwise_id: connectwiseId } = ticket;
      if (examples.length < named)
        examples.push({ ticketId, incidentId: incident.id, connectwiseId, why: reason.why });
    }
    checked += closables.length;
    after = closables.at(-1)?.ticketId ?? after;
    more = closables.length === pageSize;
  }
  return { checked, more, wouldClose, withoutStatus, examples };
}

async function loadTickets(db: Kysely<Schema>, ids: readonly number[]) {
  if (ids.length === 0) return new Map<number, never>();
  const rows = await db
    .selectFrom('ticket')
    .select(['id', 'connectwise_id', 'board_name'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
