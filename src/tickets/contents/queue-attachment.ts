import type { Kysely } from 'kysely';
import { mayDo, rights } from '../../connectwise/connection/rights.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { loadSettings } from '../../platform/settings/store.ts';
import type { RandomBytes } from '../../platform/values/random.ts';
import { queueOperations } from '../record/queue-follow-up.ts';
import { ticketContents } from './ticket-contents.ts';

/** Queues the attachment of the detections, now that ConnectWise has the ticket, if that is on and the role may. */
export async function queueAttachment(
  tx: Kysely<Schema>,
  ticketId: number,
  by: { readonly now: Date; readonly random: RandomBytes },
): Promise<void> {
  const set = await loadSettings(tx, { contents: ticketContents, rights });
  if (!set.contents.attachDetections || !mayDo(set.rights, 'attachments')) return;
  const earlier = await tx
    .selectFrom('ticket_operation')
    .select('id')
    .where('ticket_id', '=', ticketId)
    .where('kind', '=', 'attach')
    .executeTakeFirst();
  if (earlier === undefined) await queueOperations(tx, 'attach', [ticketId], by);
}
