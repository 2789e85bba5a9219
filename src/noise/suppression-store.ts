import { type Kysely, type Selectable, type SqlBool, sql } from 'kysely';
import { isOneOf } from '../platform/database/arrays.ts';
import { json } from '../platform/database/json.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { Matchers } from './matchers.ts';
import type { SuppressionKind } from './suppression.ts';
import type { SuppressionView } from './suppression-view.ts';

export type SuppressionRow = Selectable<Schema['suppression']>;

interface Listed {
  readonly kind: SuppressionKind;
  readonly now: Date;
  readonly limit: number;
  readonly state?: SuppressionView['state'] | undefined;
  readonly beforeId?: number | undefined;
  /** Only suppressions for this company, or for every company. */
  readonly companyId?: number | undefined;
}

/** Newest first. */
export async function listSuppressions(
  db: Kysely<Schema>,
  { kind, now, limit, state, beforeId, companyId }: Listed,
): Promise<SuppressionRow[]> {
  let rows = db
    .selectFrom('suppression')
    .selectAll()
    .where('kind', '=', kind)
    .orderBy('id', 'desc')
    .limit(limit);
  if (companyId !== undefined)
    rows = rows.where(
      sql<SqlBool>`(matchers -> 'companyIds' = '[]' or matchers -> 'companyIds' @> ${String(companyId)}::jsonb)`,
    );
  if (beforeId !== undefined) rows = rows.where('id', '<', beforeId);
  if (state === 'ended') {
    rows = rows.where(({ eb, or }) => or([eb('ended_at', 'is not', null), eb('ends_at', '<=', now)]));
  } else if (state !== undefined) {
    rows = rows
      .where('ended_at', 'is', null)
      .where(({ eb, or }) => or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
      .where('starts_at', state === 'pending' ? '>' : '<=', now);
  }
  return rows.execute();
}

export interface NewSuppression {
  readonly kind: SuppressionKind;
  readonly matchers: Matchers;
  readonly comment: string;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly incidentId: number | null;
  readonly at: Date;
  readonly by: string;
}

/** Adds several, in one statement; gives them in the same order. */
export async function insertSuppressions(
  tx: Kysely<Schema>,
  given: readonly NewSuppression[],
): Promise<SuppressionRow[]> {
  if (given.length === 0) return [];
  const rows = await tx
    .insertInto('suppression')
    .values(
      given.map((one) => ({
        kind: one.kind,
        matchers: json(one.matchers),
        comment: one.comment,
        starts_at: one.startsAt,
        ends_at: one.endsAt,
        incident_id: one.incidentId,
        created_at: one.at,
        created_by: one.by,
      })),
    )
    .returningAll()
    .execute();
  return rows.sort((one, other) => one.id - other.id);
}

/** Those of a kind with these ids, locked until the transaction ends. */
export async function lockSuppressions(
  tx: Kysely<Schema>,
  kind: SuppressionKind,
  ids: readonly number[],
): Promise<SuppressionRow[]> {
  return tx
    .selectFrom('suppression')
    .selectAll()
    .where('kind', '=', kind)
    .where(isOneOf('id', ids))
    .orderBy('id')
    .forUpdate()
    .execute();
}

export async function endSuppressions(
  tx: Kysely<Schema>,
  ids: readonly number[],
  { at, by }: { at: Date; by: string },
): Promise<SuppressionRow[]> {
  return tx
    .updateTable('suppression')
    .set({ ended_at: at, ended_by: by })
    .where(isOneOf('id', ids))
    .returningAll()
    .execute();
}

/** Which of these companies do not exist. */
export async function missingCompanies(db: Kysely<Schema>, ids: readonly number[]): Promise<number[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('company').select('id').where('id', 'in', ids).execute();
  const known = new Set(rows.map(({ id }) => id));
  return ids.filter((id) => !known.has(id));
}
