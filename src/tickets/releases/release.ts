import type { Kysely } from 'kysely';
import { recordEvents } from '../../incidents/timeline.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { actorOf, type Principal } from '../../platform/http/principal.ts';
import { recordAudit } from '../../platform/settings/audit.ts';
import { type ChangeDeps, changing, type ReleaseChoice } from '../../platform/settings/change.ts';
import { closeUnreleased, settleWholeGate } from '../due/gate.ts';
import { decideAgain } from '../due/reconsider.ts';

export interface Awaiting {
  readonly total: number;
  readonly companies: { readonly companyId: number; readonly name: string; readonly count: number }[];
}

/** How many incidents await a person’s choice, by company. The latest changes are counted first. */
export async function loadAwaiting(db: Kysely<Schema>, now: Date): Promise<Awaiting> {
  await settleWholeGate(db, now);
  const rows = await db
    .selectFrom('incident')
    .innerJoin('company', 'company.id', 'incident.company_id')
    .select(['company.id as companyId', 'company.name', ({ fn }) => fn.countAll<number>().as('count')])
    .where('incident.release_gate', '=', 'awaiting')
    .where('incident.state', '=', 'open')
    .where('incident.decision_reason', '=', 'awaiting_release')
    .groupBy(['company.id', 'company.name'])
    .orderBy('count', 'desc')
    .orderBy('company.name')
    .execute();
  const companies = rows.map((row) => ({ ...row, count: Number(row.count) }));
  return { total: companies.reduce((sum, { count }) => sum + count, 0), companies };
}

/** Applies a person's choice to the incidents that await one, of one company or of all. Returns how many there were. */
export async function release(
  deps: ChangeDeps,
  { choice, companyId }: { readonly choice: ReleaseChoice; readonly companyId?: number | undefined },
  principal: Principal,
): Promise<number> {
  await settleWholeGate(deps.db, deps.clock.now());
  return changing(deps, null, async (tx, at) => {
    const rows = await tx
      .selectFrom('incident')
      .select('id')
      .where('release_gate', '=', 'awaiting')
      .where('state', '=', 'open')
      .$if(companyId !== undefined, (query) => query.where('company_id', '=', companyId ?? 0))
      .orderBy('id')
      .forNoKeyUpdate()
      .execute();
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return 0;
    if (choice === 'new-only')
      await closeUnreleased(tx, ids, at, `${principal.name} chose to ticket only new incidents.`);
    else await open(tx, ids, at, principal);
    await recordAudit(tx, {
      at,
      actor: actorOf(principal),
      action: 'incidents.released',
      subject: companyId === undefined ? 'incidents' : `company:${companyId}`,
      after: { release: choice, incidents: ids.length },
    });
    return ids.length;
  });
}

async function open(tx: Kysely<Schema>, ids: number[], at: Date, { name }: Principal): Promise<void> {
  await decideAgain(tx, at, ids, { release_gate: null });
  await recordEvents(
    tx,
    ids.map((incidentId) => ({ incidentId, at, kind: 'released', message: `${name} released it.` })),
  );
}
