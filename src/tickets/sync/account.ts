import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { ConnectWise } from '../../connectwise/client/types.ts';
import { connection } from '../../connectwise/connection/connection.ts';
import { closeIncident } from '../../incidents/close-incident.ts';
import { lockIncident } from '../../incidents/store.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { loadSetting, loadSettings, type Setting, writeSetting } from '../../platform/settings/store.ts';
import type { Reader } from './apply-reading.ts';
import { holdsSync, ticketsThere } from './store.ts';

/** The Company ID of the ConnectWise whose tickets are read; null before the first reading. */
const account: Setting<string | null> = {
  name: 'ticket_account',
  schema: z.string().nullable(),
  initial: null,
};

/**
 * The client for existing tickets; null while the connection leads to another ConnectWise than the one that has them.
 * The next reading resolves that.
 */
export async function clientOfTickets(
  db: Kysely<Schema>,
  connectWise: () => Promise<ConnectWise | null>,
): Promise<ConnectWise | null> {
  const client = await connectWise();
  // Read after the client was created: a connection saved in between either leads to the same ConnectWise, or gives
  // null.
  const { saved, known } = await loadSettings(db, { saved: connection, known: account });
  return known === null || saved?.companyId.toLowerCase() === known ? client : null;
}

/**
 * Detects that the connection leads to another ConnectWise. The same numbers are other tickets there. So our tickets
 * are not read any more, and their incidents are closed: a threat seen again gets a ticket in the new one. If the
 * connection leads back, they are read again.
 * @returns whether it leads to another one than the last time.
 */
export async function followAccount({ db, owner, now }: Reader): Promise<boolean> {
  const saved = await loadSetting(db, connection);
  const present = saved?.companyId.toLowerCase() ?? null;
  const before = await loadSetting(db, account);
  if (present === null || present === before) return false;
  if (before !== null) await detachTickets({ db, owner, now }, before, present);
  return transaction(db, async (tx) => {
    if (!(await holdsSync(tx, owner))) return false;
    await tx
      .updateTable('ticket')
      .set({ elsewhere: null, read_due_at: now })
      .where('elsewhere', '=', present)
      .execute();
    await writeSetting(tx, account, present, { at: now, actor: 'picket' });
    return true;
  });
}

async function detachTickets({ db, owner, now }: Reader, before: string, present: string): Promise<void> {
  const since = await db
    .selectFrom('setting')
    .select('updated_at')
    .where('name', '=', connection.name)
    .executeTakeFirst();
  const theirs = await ticketsThere(db)
    // Tickets created later are in the new one.
    .where('created_at', '<', since?.updated_at ?? now)
    .execute();
  for (const { id, incident_id: incidentId } of theirs) {
    await transaction(db, async (tx) => {
      if (!(await holdsSync(tx, owner))) return;
      const incident = await lockIncident(tx, incidentId);
      await tx
        .updateTable('ticket')
        .set({ elsewhere: before, read_due_at: null })
        .where('id', '=', id)
        .execute();
      if (incident?.state !== 'open' || incident.decision !== 'append') return;
      const message = `Its ticket is in the ConnectWise of “${before}”, and Picket is now connected to “${present}”. If the threat is seen again, it gets a ticket there.`;
      await closeIncident(tx, incidentId, { reason: 'ticket_elsewhere', closedAt: now, now, message });
    });
  }
}
