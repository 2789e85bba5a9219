import type { Kysely } from 'kysely';
import type { Seen } from '../../dns/resolver/protocol.ts';
import { isOneOf } from '../../platform/database/arrays.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { ProblemError } from '../../platform/values/problem.ts';
import { receive } from '../receive.ts';
import { announce, type ObserveSource } from '../source-event.ts';
import { insertSource } from '../store.ts';
import { resolver } from './kind.ts';

const byKind = (tx: Kysely<Schema>) =>
  tx.selectFrom('source').selectAll().where('kind', '=', resolver.name).orderBy('id').limit(1);

/** The source of the resolver’s detections, locked until the transaction ends; created on first use. */
export async function ensureResolverSource(tx: Kysely<Schema>, at: Date): Promise<number> {
  const found = await byKind(tx).forUpdate().executeTakeFirst();
  if (found !== undefined) return found.id;
  const source = { kind: resolver.name, name: resolver.title, config: {}, secret: null, nextPollAt: null };
  return (await insertSource(tx, source, at)).id;
}

export interface StoreSeenDeps {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly observe: ObserveSource;
  /** The company of the MSP itself; created if there is none. */
  readonly ownCompany: (tx: Kysely<Schema>, at: Date) => Promise<number>;
  /** The categories and lists that open tickets. */
  readonly ticketed: () => Promise<readonly string[]>;
}

/** Stores the resolver's records as detections: all in one transaction, so that they can be passed on again. */
export async function storeSeen(deps: StoreSeenDeps, handedOverSeen: readonly Seen[]) {
  const { db, clock, observe, ticketed } = deps;
  const seen = await withOwnCompany(deps, handedOverSeen);
  const handedOver = { seen, ticketed: await ticketed(), companies: await loadCompanies(db, seen) };
  const read = await resolver.receive(handedOver);
  if (!read.ok) throw new ProblemError(read.problem);
  const now = clock.now();
  const stored = await transaction(db, async (tx) => {
    const source = await byKind(tx).executeTakeFirst();
    // Its companies were deleted with it, so there is nothing to store.
    if (source === undefined) return null;
    const delivery = { understood: true, over: 0 };
    const result = await receive(tx, resolver, { sourceId: source.id, ...read.value, delivery }, now);
    return { source, result };
  });
  if (stored !== null) announce(observe, stored.source, stored.result);
}

/** Queries of no other company belong to the MSP’s own company, which is recorded like any other. */
async function withOwnCompany(
  { db, clock, ownCompany }: StoreSeenDeps,
  seen: readonly Seen[],
): Promise<readonly (Seen & { readonly company: number })[]> {
  const isOfCompany = (one: Seen): one is Seen & { readonly company: number } => one.company !== null;
  if (seen.every(isOfCompany)) return seen;
  const own = await transaction(db, (tx) => ownCompany(tx, clock.now()));
  return seen.map((one) => ({ ...one, company: one.company ?? own }));
}

/** Named by their id, as if the source gave no name: a detection never renames a company of the protective DNS. */
async function loadCompanies(db: Kysely<Schema>, seen: readonly { readonly company: number }[]) {
  return db
    .selectFrom('company')
    .select(['id', 'external_id as externalId', 'external_id as name'])
    .where(isOneOf('id', new Set(seen.map(({ company }) => company))))
    .execute();
}
