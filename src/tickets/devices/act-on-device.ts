import type { Kysely } from 'kysely';
import type { ConnectWise } from '../../connectwise/client/types.ts';
import { settingsProblems } from '../../connectwise/connection/problems.ts';
import { incidentProblems } from '../../incidents/problems.ts';
import { lockIncident } from '../../incidents/store.ts';
import { recordEvents } from '../../incidents/timeline.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { actorOf, type Principal } from '../../platform/http/principal.ts';
import { recordAudit } from '../../platform/settings/audit.ts';
import type { ChangeDeps } from '../../platform/settings/change.ts';
import { refuse } from '../../platform/values/problem.ts';
import type { RandomBytes } from '../../platform/values/random.ts';
import { queueOperations } from '../record/queue-follow-up.ts';
import type { TicketRow } from '../record/store.ts';
import { devicesOf } from './devices-of.ts';
import { type Linkable, loadLinkable } from './linkable-ticket.ts';
import { linkProblems } from './problems.ts';
import { addDevices, type DeviceRow, loadDevices } from './store.ts';

export interface LinkDeps extends Pick<ChangeDeps, 'db' | 'clock' | 'changed'> {
  readonly random: RandomBytes;
  readonly connectWise: () => Promise<ConnectWise | null>;
}

/** Returns the incident if its ticket can be linked; otherwise throws why not. */
export async function requireLinkable(
  db: Kysely<Schema>,
  incidentId: number,
  principal: Principal,
): Promise<Linkable & { readonly ticket: TicketRow }> {
  const found = await loadLinkable(db, incidentId, principal.companies);
  if (found === null) throw refuse('not_found', incidentProblems.notFound(incidentId));
  if (found.state === 'off') throw refuse('conflict', linkProblems.off());
  if (found.state === 'not_permitted') throw refuse('conflict', linkProblems.notPermitted());
  const { ticket } = found;
  if (ticket === null || found.state === 'no_ticket')
    throw refuse('conflict', linkProblems.noTicket(incidentId));
  return { ...found, ticket };
}

export async function requireClient({ connectWise }: LinkDeps): Promise<ConnectWise> {
  const client = await connectWise();
  if (client === null) throw refuse('conflict', settingsProblems.notConfigured());
  return client;
}

interface Scene {
  readonly tx: Kysely<Schema>;
  readonly at: Date;
  readonly incident: Linkable['incident'];
  /** All devices of the ticket, and the one to act on. */
  readonly rows: readonly DeviceRow[];
  readonly row: DeviceRow;
}

/** The texts for the audit trail and the timeline. */
interface Done {
  readonly action: string;
  readonly details: object;
  readonly message: string;
}

/** Whether it is unknown if the link before is removed: to choose the same again would be undone a moment later. */
async function isBeingRemoved(tx: Kysely<Schema>, row: DeviceRow): Promise<boolean> {
  if (row.remove_id === null) return false;
  const underWay = await tx
    .selectFrom('ticket_operation')
    .select('id')
    .where('ticket_id', '=', row.ticket_id)
    .where('kind', '=', 'link')
    .where('state', 'in', ['sending', 'unknown'])
    .executeTakeFirst();
  return underWay !== undefined;
}

/** Changes a device of an incident while no worker can (each locks the incident first), and has it carried out. */
export async function actOnDevice(
  { db, clock, random, changed }: LinkDeps,
  { incidentId, device }: { readonly incidentId: number; readonly device: string },
  principal: Principal,
  act: (scene: Scene) => Promise<Done>,
): Promise<void> {
  await transaction(db, async (tx) => {
    const at = clock.now();
    await lockIncident(tx, incidentId);
    const { incident, ticket } = await requireLinkable(tx, incidentId, principal);
    await addDevices(tx, ticket.id, devicesOf(incident), at);
    const rows = await loadDevices(tx, ticket.id);
    const row = rows.find((one) => one.device === device);
    if (row === undefined) throw refuse('not_found', linkProblems.noDevice(device));
    if (row.state === 'sending' || row.state === 'unknown' || (await isBeingRemoved(tx, row)))
      throw refuse('conflict', linkProblems.underWay(device));
    const { action, details, message } = await act({ tx, at, incident, rows, row });
    const subject = `incident:${incidentId}`;
    await recordAudit(tx, { at, actor: actorOf(principal), action, subject, after: details });
    await recordEvents(tx, [{ incidentId, at, kind: 'link_chosen', message }]);
    await queueOperations(tx, 'link', [ticket.id], { now: at, random });
  });
  changed();
}
