import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../../platform/database/schema.ts';
import type { Principal } from '../../../platform/http/principal.ts';
import { ProblemError, refuse } from '../../../platform/values/problem.ts';
import { changePolicy, type PolicyDeps } from '../change-policy.ts';
import { parseFeedAddress } from './feed-address.ts';
import type { FeedFormat } from './parsed-feed.ts';
import { feedProblems } from './problems.ts';
import type { FeedRow } from './store.ts';

export interface FeedFields {
  readonly name: string;
  readonly address: string;
  /** Null if the format is to be detected. */
  readonly format: FeedFormat | null;
  readonly plainReach: 'exact' | 'with_below' | null;
  readonly category: string;
  readonly everyHours: number;
  readonly enabled: boolean;
}

/** Adds a feed. It is fetched at once. */
export function addFeed(deps: PolicyDeps, fields: FeedFields, principal: Principal): Promise<number> {
  refuseAddress(fields.address);
  return changePolicy(deps, principal, async ({ tx, at, by, audit }) => {
    await refuseTakenName(tx, fields.name, null);
    const { id } = await tx
      .insertInto('dns_feed')
      .values({ ...columnsOf(fields), added_at: at, added_by: by, next_fetch_at: at })
      .returning('id')
      .executeTakeFirstOrThrow();
    await audit({ action: 'dns_feed.added', subject: `dns_feed:${id}`, after: fields });
    return id;
  });
}

/** Changes a feed. If the change affects its content, it is fetched again, without validators. */
export function changeFeed(
  deps: PolicyDeps,
  id: number,
  change: { readonly [K in keyof FeedFields]?: FeedFields[K] | undefined },
  principal: Principal,
): Promise<void> {
  if (change.address !== undefined) refuseAddress(change.address);
  return changePolicy(deps, principal, async ({ tx, at, audit }) => {
    const before = fieldsOf(await lockFeed(tx, id));
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    const after: FeedFields = { ...before, ...given };
    await refuseTakenName(tx, after.name, id);
    const isReadAnew = (['address', 'format', 'plainReach'] as const).some(
      (key) => before[key] !== after[key],
    );
    await tx
      .updateTable('dns_feed')
      .set({
        ...columnsOf(after),
        ...(isReadAnew || after.enabled !== before.enabled
          ? { next_fetch_at: at, failures: 0, problem: null, locked_by: null, locked_until: null }
          : {}),
      })
      .where('id', '=', id)
      .execute();
    if (isReadAnew)
      await tx
        .updateTable('dns_feed_content')
        .set({ etag: null, last_modified: null })
        .where('feed_id', '=', id)
        .execute();
    await audit({ action: 'dns_feed.changed', subject: `dns_feed:${id}`, before, after });
  });
}

export function deleteFeed(deps: PolicyDeps, id: number, principal: Principal): Promise<void> {
  return changePolicy(deps, principal, async ({ tx, audit }) => {
    const before = fieldsOf(await lockFeed(tx, id));
    await tx.deleteFrom('dns_feed').where('id', '=', id).execute();
    await audit({ action: 'dns_feed.deleted', subject: `dns_feed:${id}`, before });
  });
}

/** Fetches a feed as soon as possible; with `acceptSize`, even if its size changed suddenly. */
export function fetchFeedNow(
  deps: PolicyDeps,
  id: number,
  { acceptSize }: { readonly acceptSize: boolean },
  principal: Principal,
): Promise<void> {
  return changePolicy(deps, principal, async ({ tx, at, audit }) => {
    const { problem } = await lockFeed(tx, id);
    const next = Number(problem?.details?.next);
    const accepted = acceptSize && Number.isInteger(next) ? next : null;
    await tx
      .updateTable('dns_feed')
      .set({ next_fetch_at: at, ...(accepted === null ? {} : { accepted_size: accepted }) })
      .where('id', '=', id)
      .execute();
    if (accepted !== null)
      await audit({ action: 'dns_feed.size_accepted', subject: `dns_feed:${id}`, after: { size: accepted } });
  });
}

function refuseAddress(address: string): void {
  const read = parseFeedAddress(address);
  if (!read.ok) throw new ProblemError(read.problem, { kind: 'invalid' });
}

const columnsOf = (fields: FeedFields) => ({
  name: fields.name,
  address: fields.address.trim(),
  format: fields.format,
  plain_reach: fields.plainReach,
  category: fields.category,
  every_hours: fields.everyHours,
  enabled: fields.enabled,
});

/** The fields that a person entered. */
export const fieldsOf = (row: FeedRow): FeedFields => ({
  name: row.name,
  address: row.address,
  // `columnsOf` wrote it.
  format: row.format as FeedFormat | null,
  plainReach: row.plain_reach,
  category: row.category,
  everyHours: row.every_hours,
  enabled: row.enabled,
});

async function lockFeed(tx: Kysely<Schema>, id: number): Promise<FeedRow> {
  const row = await tx.selectFrom('dns_feed').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (row === undefined) throw refuse('not_found', feedProblems.notFound(id));
  return row;
}

async function refuseTakenName(tx: Kysely<Schema>, name: string, own: number | null): Promise<void> {
  const taken = await tx
    .selectFrom('dns_feed')
    .select('id')
    .where(sql<boolean>`lower(name) = lower(${name})`)
    .where('id', '!=', own ?? 0)
    .executeTakeFirst();
  if (taken !== undefined) throw refuse('conflict', feedProblems.nameTaken(name));
}
