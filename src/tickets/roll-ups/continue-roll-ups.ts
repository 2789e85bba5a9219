import { type Kysely, sql } from 'kysely';
import { mayDo, rights } from '../../connectwise/connection/rights.ts';
import type { RollUpKind } from '../../incidents/incident.ts';
import { lockDeciding } from '../../incidents/lock-deciding.ts';
import { recurrenceSettings } from '../../incidents/recurrence-settings.ts';
import { recordEvents } from '../../incidents/timeline.ts';
import { isOneOf } from '../../platform/database/arrays.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { growRollUps } from './cover.ts';
import { nameCovered } from './name-covered.ts';
import { rateRollUps } from './severity.ts';

/** The most roll-ups that one call continues, so that a transaction stays short. */
const batchSize = 100;

/** How long an incident waits for a note that names it. */
const noteInTimeMs = 55 * 60_000;

interface Finished {
  readonly id: number;
  readonly company_id: number;
  readonly kind: RollUpKind;
  readonly connectwise_id: number | null;
}

/**
 * Continues roll-ups whose ticket is in ConnectWise and that no note can extend. Such a roll-up accepts no more
 * incidents. Those that its ticket does not name move to the next roll-up, which gets its own ticket.
 * @returns how many were continued; call again while it is the batch size.
 */
export async function continueRollUps(tx: Kysely<Schema>, now: Date): Promise<number> {
  await lockDeciding(tx);
  await nameCovered(tx, now);
  await rateRollUps(tx, now);
  const finished = await findFinished(tx, now);
  for (const rollUp of finished) await handOver(tx, rollUp, now);
  return finished.length;
}

/** Open roll-ups with a complete ticket in ConnectWise that cover further incidents, or may. */
async function findFinished(tx: Kysely<Schema>, now: Date): Promise<Finished[]> {
  const { notes } = await loadSetting(tx, recurrenceSettings);
  const mayNote = notes && mayDo(await loadSetting(tx, rights), 'notes');
  // If a note was refused, or does not arrive in time, another ticket names the rest.
  const overdue = new Date(now.getTime() - noteInTimeMs);
  const isExtended = mayNote
    ? sql`not exists (select from ticket_operation o where o.ticket_id = t.id and o.kind = 'note' and o.state = 'refused')
        and not exists (select from incident c where c.covered_by = r.id and c.state = 'open' and c.named_at is null
          and c.covered_at < ${overdue})`
    : sql`false`;
  const { rows } = await sql<Finished>`
    select r.id, r.company_id, r.kind, t.connectwise_id
    from incident r join ticket t on t.incident_id = r.id and t.state = 'created'
    where r.kind <> 'detections' and r.state = 'open' and r.decision_reason = 'already_ticketed'
      and t.recurrence = (select max(recurrence) from ticket last where last.incident_id = r.id)
      and (r.kind <> 'storm' or not (${isExtended}))
      and (r.kind = 'storm' and r.sealed_at is null and r.ended_at is null
        or exists (select from incident c where c.covered_by = r.id and c.state = 'open' and c.named_at is null))
    order by r.id limit ${batchSize}
    for no key update of r skip locked
  `.execute(tx);
  return rows;
}

async function handOver(tx: Kysely<Schema>, rollUp: Finished, now: Date): Promise<void> {
  const closing = rollUp.kind === 'storm' ? { sealed_at: now } : { ended_at: now };
  await tx.updateTable('incident').set(closing).where('id', '=', rollUp.id).execute();
  const rest = tx
    .selectFrom('incident')
    .where('covered_by', '=', rollUp.id)
    .where('state', '=', 'open')
    .where('named_at', 'is', null);
  const waiting = await rest.select('id').orderBy('id').forNoKeyUpdate().execute();
  if (waiting.length === 0) return;
  const gathering = { companyId: rollUp.company_id, kind: rollUp.kind };
  const next = (await growRollUps(tx, [gathering], now))(gathering);
  const ids = waiting.map(({ id }) => id);
  await tx.updateTable('incident').set({ covered_by: next }).where(isOneOf('id', ids)).execute();
  await rateRollUps(tx, now);
  const message = `Ticket ${rollUp.connectwise_id} does not name it and cannot be extended. The ticket of incident ${next} will name it.`;
  await recordEvents(
    tx,
    ids.map((incidentId) => ({ incidentId, at: now, kind: 'covered', message, details: { rollUp: next } })),
  );
}
