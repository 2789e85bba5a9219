import { type Kysely, type Selectable, sql } from 'kysely';
import { rowsOf, textArray } from '../../platform/database/arrays.ts';
import { json } from '../../platform/database/json.ts';
import type { Schema } from '../../platform/database/schema.ts';
import type { Problem } from '../../platform/values/problem.ts';

export type DeviceRow = Selectable<Schema['ticket_device']>;

/** The devices of a ticket, in the order in which they were added. */
export const loadDevices = (db: Kysely<Schema>, ticketId: number): Promise<DeviceRow[]> =>
  db.selectFrom('ticket_device').selectAll().where('ticket_id', '=', ticketId).orderBy('id').execute();

/** Adds devices that a ticket does not have yet, to be looked up. */
export async function addDevices(
  tx: Kysely<Schema>,
  ticketId: number,
  devices: readonly string[],
  now: Date,
): Promise<void> {
  if (devices.length === 0) return;
  await sql`
    insert into ticket_device (ticket_id, device, state, changed_at)
    select ${ticketId}::bigint, device, 'waiting', ${now}::timestamptz
    from ${rowsOf('d', { device: textArray(devices) })} order by position
    on conflict (ticket_id, device) do nothing
  `.execute(tx);
}

export interface DeviceChange {
  readonly state: DeviceRow['state'];
  readonly configuration?: { readonly id: number; readonly name: string } | null;
  readonly foundBy?: string | null;
  readonly removeId?: number | null;
  readonly candidates?: readonly { readonly id: number; readonly name: string }[] | null;
  readonly problem?: Problem | null;
  readonly chosenBy?: string | null;
}

/** Changes a device’s row; fields that are not given stay, except for the problem, which is cleared. */
export async function changeDevice(
  tx: Kysely<Schema>,
  id: number,
  { state, configuration, foundBy, removeId, candidates, problem = null, chosenBy }: DeviceChange,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('ticket_device')
    .set({
      state,
      changed_at: now,
      problem: problem === null ? null : json(problem),
      ...(configuration === undefined
        ? {}
        : {
            configuration_id: configuration?.id ?? null,
            configuration_name: configuration?.name ?? null,
          }),
      ...(foundBy === undefined ? {} : { found_by: foundBy }),
      ...(removeId === undefined ? {} : { remove_id: removeId }),
      ...(candidates === undefined ? {} : { candidates: candidates === null ? null : json(candidates) }),
      ...(chosenBy === undefined ? {} : { chosen_by: chosenBy }),
    })
    .where('id', '=', id)
    .execute();
}

/** The last addresses that a named device of an incident was seen with. */
export async function addressesOf(db: Kysely<Schema>, incidentId: number, device: string): Promise<string[]> {
  const { rows } = await sql<{ address: string }>`
    select distinct client_address as address from (
      select client_address, device_name from detection where incident_id = ${incidentId} order by id desc limit 2000
    ) as latest
    where device_name = ${device} and client_address is not null limit 10
  `.execute(db);
  return rows.map(({ address }) => address);
}
