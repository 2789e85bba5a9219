import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { actorOf, type Principal } from '../../platform/http/principal.ts';
import { type AuditEvent, recordAudit } from '../../platform/settings/audit.ts';
import type { Clock } from '../../platform/values/clock.ts';
import type { RandomBytes } from '../../platform/values/random.ts';

/** What changes of the policy need. `sourceId` and `changed` come from app/, since the policy imports no sources. */
export interface PolicyDeps {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** The source of the resolver’s detections. It is created with the first company. */
  readonly sourceId: (tx: Kysely<Schema>, at: Date) => Promise<number>;
  /** Wakes the loop that compiles and publishes. */
  readonly changed: () => void;
}

/** One change: its transaction, time and actor, and a function that writes its audit entry. */
export interface Change {
  readonly tx: Kysely<Schema>;
  readonly at: Date;
  readonly by: string;
  audit(event: Pick<AuditEvent, 'action' | 'subject' | 'before' | 'after'>): Promise<void>;
}

/**
 * The only way to change the policy that the resolver uses. The change, its audit entry and the next generation are one
 * transaction. Then the new index is compiled and published.
 */
export async function changePolicy<T>(
  { db, clock, changed }: Pick<PolicyDeps, 'db' | 'clock' | 'changed'>,
  principal: Principal,
  work: (change: Change) => Promise<T>,
): Promise<T> {
  const result = await transaction(db, async (tx) => {
    const at = clock.now();
    const actor = actorOf(principal);
    const audit: Change['audit'] = (event) => recordAudit(tx, { at, actor, ...event });
    const done = await work({ tx, at, by: principal.name, audit });
    await nextGeneration(tx, at);
    return done;
  });
  changed();
  return result;
}

const generationName = 'dns.generation';

/**
 * Increments the generation of the policy. The row stays locked until the transaction ends, so generations are in
 * order.
 */
export async function nextGeneration(tx: Kysely<Schema>, at: Date): Promise<void> {
  await sql`
    insert into setting (name, value, updated_at, updated_by)
    values (${generationName}, '1'::jsonb, ${at}, 'Picket')
    on conflict (name) do update
      set value = to_jsonb((setting.value)::bigint + 1), updated_at = excluded.updated_at
  `.execute(tx);
}

/** The current generation of the policy; 0 before the first change. */
export async function loadGeneration(db: Kysely<Schema>): Promise<number> {
  const row = await db
    .selectFrom('setting')
    .select('value')
    .where('name', '=', generationName)
    .executeTakeFirst();
  return Number(row?.value ?? 0);
}
