import type { Kysely } from 'kysely';
import type { Incident } from '../../incidents/incident.ts';
import { incidentProblems } from '../../incidents/problems.ts';
import { lockIncidents } from '../../incidents/store.ts';
import { sees } from '../../platform/database/company-scope.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { actorOf, type Principal } from '../../platform/http/principal.ts';
import { recordAudit } from '../../platform/settings/audit.ts';
import type { Problem } from '../../platform/values/problem.ts';
import type { Outcome } from './store.ts';

/** One set of incidents, in the transaction that changes them. */
export interface Scene {
  readonly tx: Kysely<Schema>;
  readonly at: Date;
  readonly principal: Principal;
  /** The subject in the audit trail: `bulk_action:12`. */
  readonly subject: string;
}

/** An incident and why it stays unchanged; null if it can change. */
type Judged = readonly [Incident, Problem | null];

export const done = (incidentId: number, madeId: number | null = null): Outcome => ({
  incidentId,
  problem: null,
  madeId,
});
export const refused = (incidentId: number, problem: Problem): Outcome => ({
  incidentId,
  problem,
  madeId: null,
});

/** Locks the incidents of a set. Those outside the caller's scope are treated as missing. */
export async function lockSet(
  { tx, principal }: Scene,
  ids: readonly number[],
): Promise<{ readonly incidents: readonly Incident[]; readonly missing: readonly Outcome[] }> {
  const incidents = (await lockIncidents(tx, ids)).filter(({ companyId }) =>
    sees(principal.companies, companyId),
  );
  const found = new Set(incidents.map(({ id }) => id));
  const missing = ids.filter((id) => !found.has(id)).map((id) => refused(id, incidentProblems.notFound(id)));
  return { incidents, missing };
}

/** Separates the incidents that can change from the outcomes of the others. */
export function parted(judged: readonly Judged[]): {
  readonly able: readonly Incident[];
  readonly outcomes: readonly Outcome[];
} {
  return {
    able: judged.flatMap(([incident, problem]) => (problem === null ? [incident] : [])),
    outcomes: judged.flatMap(([{ id }, problem]) => (problem === null ? [] : [refused(id, problem)])),
  };
}

/** Writes one audit entry for a set: separate ones for 500 incidents would hide other entries. */
export async function auditSet(
  { tx, at, principal, subject }: Scene,
  action: string,
  ids: readonly number[],
  more: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  if (ids.length === 0) return;
  const after = { ...more, incidents: ids };
  await recordAudit(tx, { at, actor: actorOf(principal), action, subject, after });
}
