import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import type { SeenTicket } from '../sync/sync-tickets.ts';
import { actingSettings } from './acting-settings.ts';

/**
 * Queues the notes of tickets that changed in ConnectWise since the last time, if acting from tickets is enabled. A
 * ticket that lost our reference is ignored. The same change seen again does not count.
 */
export async function seeChanges(db: Kysely<Schema>, seen: readonly SeenTicket[], now: Date): Promise<void> {
  if (seen.length === 0 || !(await loadSetting(db, actingSettings)).enabled) return;
  const ours = seen.filter(
    ({ row, record }) => record.externalXRef?.trim().toUpperCase() === row.reference.toUpperCase(),
  );
  for (const { row, record } of ours) {
    const status = record.statusId ?? null;
    // It had that status before, so nobody has just chosen it.
    const acted = row.status_name !== null && row.status_name === record.statusName ? status : null;
    await sql`
      insert into ticket_notes as n (ticket_id, changed_at, status_id, changed_by, acted_status_id, due_at, settled)
      values (${row.id}, ${record.updatedAt ?? now}::timestamptz, ${status}::integer, ${record.updatedBy ?? null},
        ${acted}::integer, ${now}::timestamptz, false)
      on conflict (ticket_id) do update set changed_at = excluded.changed_at, status_id = excluded.status_id,
        changed_by = excluded.changed_by, due_at = excluded.due_at, settled = false, failures = 0
      where n.changed_at is distinct from excluded.changed_at or n.status_id is distinct from excluded.status_id
    `.execute(db);
  }
}
