import type { Kysely } from 'kysely';
import type { Schema } from '../platform/database/schema.ts';
import { actorOf, type Principal } from '../platform/http/principal.ts';
import { recordAudits } from '../platform/settings/audit.ts';
import { type ChangeDeps, changing, type ReleaseChoice } from '../platform/settings/change.ts';
import { refuse } from '../platform/values/problem.ts';
import type { Matchers } from './matchers.ts';
import { noiseProblems } from './problems.ts';
import type { SuppressionKind } from './suppression.ts';
import {
  endSuppressions,
  insertSuppressions,
  lockSuppressions,
  missingCompanies,
  type SuppressionRow,
} from './suppression-store.ts';

const auditedAs = {
  silence: { made: 'silence.made', ended: 'silence.ended', subject: 'silence' },
  acceptance: { made: 'acceptance.made', ended: 'acceptance.revoked', subject: 'acceptance' },
} as const;

interface Wanted {
  readonly kind: SuppressionKind;
  readonly matchers: Matchers;
  readonly comment: string;
  /** Default: now. */
  readonly startsAt?: Date;
  readonly endsAt: Date | null;
  readonly incidentId?: number;
}

/** Creates a silence or an acceptance, and runs `also` in its transaction. Held incidents are decided again. */
export async function suppress(
  deps: ChangeDeps,
  wanted: Wanted,
  principal: Principal,
  also?: (tx: Kysely<Schema>, at: Date) => Promise<void>,
): Promise<SuppressionRow> {
  const { kind, matchers, endsAt } = wanted;
  return changing(deps, scopeOf(matchers), async (tx, at) => {
    const startsAt = wanted.startsAt ?? at;
    if (endsAt !== null && (endsAt <= startsAt || endsAt <= at))
      throw refuse('invalid', noiseProblems.endsTooEarly());
    const missing = await missingCompanies(tx, matchers.companyIds);
    if (missing.length > 0) throw refuse('invalid', noiseProblems.unknownCompanies(missing));
    await also?.(tx, at);
    const given = {
      kind,
      matchers,
      comment: wanted.comment,
      startsAt,
      endsAt,
      incidentId: wanted.incidentId ?? null,
      at,
      by: principal.name,
    };
    const rows = await insertSuppressions(tx, [given]);
    await auditSuppressions(tx, 'made', rows, { at, principal });
    return only(rows);
  });
}

/** Ends one early. The incidents that it held or skipped are decided again. */
export async function endEarly(
  deps: ChangeDeps,
  kind: SuppressionKind,
  id: number,
  principal: Principal,
  choice?: ReleaseChoice,
): Promise<SuppressionRow> {
  return changing(deps, { release: choice }, async (tx, at) => {
    const [row] = await lockSuppressions(tx, kind, [id]);
    if (row === undefined) throw refuse('not_found', noiseProblems.notFound(kind, id));
    if (isEnded(row, at)) throw refuse('conflict', noiseProblems.overAlready(kind, id));
    const after = await endSuppressions(tx, [id], { at, by: principal.name });
    await auditSuppressions(tx, 'ended', after, { at, principal });
    return only(after);
  });
}

const scopeOf = ({ companyIds: [only, ...others] }: Matchers) =>
  only === undefined || others.length > 0 ? {} : { companyId: only };

/** Whether it is over already, by its time or because somebody ended it. */
export const isEnded = ({ ended_at, ends_at }: SuppressionRow, at: Date): boolean =>
  ended_at !== null || (ends_at !== null && ends_at <= at);

function only([row]: readonly SuppressionRow[]): SuppressionRow {
  if (row === undefined) throw new Error('The database returned no row of what it changed.');
  return row;
}

/** The lines of silences or accepted risks in the audit trail. */
export async function auditSuppressions(
  tx: Kysely<Schema>,
  what: 'made' | 'ended',
  rows: readonly SuppressionRow[],
  { at, principal }: { at: Date; principal: Principal },
): Promise<void> {
  const lines = rows.map((row) => {
    const words = auditedAs[row.kind];
    const content = {
      matchers: row.matchers,
      comment: row.comment,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      ...(row.incident_id === null ? {} : { incidentId: row.incident_id }),
    };
    return {
      at,
      actor: actorOf(principal),
      action: words[what],
      subject: `${words.subject}:${row.id}`,
      ...(what === 'made' ? { after: content } : { before: content }),
    };
  });
  await recordAudits(tx, lines);
}
