import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import { sql } from 'kysely';
import { json } from '../../platform/database/json.ts';
import type { Schema } from '../../platform/database/schema.ts';
import type { NetworkRules } from '../../platform/outbound/network-rules.ts';
import type { Keyring } from '../../platform/secrets/keyring.ts';
import { backoffMs } from '../../platform/values/backoff.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { registrableDomain } from '../../platform/values/domain-name.ts';
import { ok, type Problem, type Result, toProblem } from '../../platform/values/problem.ts';
import type { RandomBytes } from '../../platform/values/random.ts';
import { claimNext, finish, type Leased, nextDue } from '../../platform/work/lease.ts';
import { type Loop, type LoopContext, msUntil, startLoop } from '../../platform/work/loop.ts';
import { openSecret } from '../secret.ts';
import { type HyasClient, type HyasClientOptions, hyasClient } from './client.ts';
import { hyasConfigSchema } from './config.ts';
import { type HyasLists, hyasLists } from './lists.ts';
import { hyasProblems } from './problems.ts';

export interface CopyDeps {
  readonly db: Kysely<Schema>;
  readonly keyring: Pick<Keyring, 'unseal'>;
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly network: NetworkRules;
  /** Opens the lists of an account, and its log API; default: the real ones. */
  readonly lists?: (options: HyasClientOptions) => HyasLists;
  readonly client?: (options: HyasClientOptions) => Pick<HyasClient, 'organizations' | 'close'>;
}

type Copy = Selectable<Schema['allow_copy']> & {
  readonly domain: string;
  readonly why: string;
  readonly added_by: string;
  readonly added_at: Date;
  readonly expires_at: Date | null;
  readonly company_id: number | null;
  readonly external_id: string | null;
  readonly config: Record<string, unknown>;
  readonly secret: string | null;
};

const leaseMs = 5 * 60_000;
const idleMs = 5_000;

/** Copies entries of the allow list to the protective DNS of sources that accept them, and removes them again. */
export function startCopyingAllowList(deps: CopyDeps, loop: LoopContext): Loop {
  return startLoop({
    ...loop,
    name: 'copy the allow list',
    idleMs,
    async step(signal) {
      if (await copyNext(deps, signal)) return 0;
      const wait = msUntil(await nextDue(deps.db, copies), loop.clock.now());
      return wait === null ? null : Math.max(wait, 1_000);
    },
  });
}

/**
 * Handles one due copy; false if none is due. Each entry is a separate list at the source, found by its name. So no
 * other list is changed, and after a lost answer the list is searched before it is created again.
 */
export async function copyNext(deps: CopyDeps, signal: AbortSignal): Promise<boolean> {
  const { db, clock, random } = deps;
  const owner = `${process.pid}:${randomUUID()}`;
  const copy = await claim(db, owner, clock.now());
  if (copy === null) return false;
  // A finished copy is due when its entry has expired.
  const adds = copy.state === 'adding';
  const done = adds ? await add(deps, copy, signal) : await remove(deps, copy, signal);
  const failures = copy.failures + 1;
  const change = done.ok
    ? {
        state: adds ? ('added' as const) : ('removed' as const),
        due_at: adds ? copy.expires_at : null,
        failures: 0,
      }
    : done.problem.retry === 'never'
      ? { state: 'failed' as const, due_at: null, failures }
      : {
          state: adds ? ('adding' as const) : ('removing' as const),
          due_at: new Date(clock.now().getTime() + backoffMs(failures, random)),
          failures,
        };
  const end = {
    ...change,
    ...(done.ok ? { list_id: done.value } : {}),
    problem: done.ok ? null : json(done.problem),
  };
  // The entry was undone meanwhile. Its removal is due now, and only the lease ends.
  const finished = await finish(db, copies, copy.id, owner, end, { state: copy.state });
  if (!finished) await finish(db, copies, copy.id, owner, {});
  return true;
}

const copies: Leased = { table: 'allow_copy', key: 'id', dueAt: 'due_at' };

async function claim(db: Kysely<Schema>, owner: string, now: Date): Promise<Copy | null> {
  const lease = { owner, until: new Date(now.getTime() + leaseMs) };
  const claimed = await claimNext<{ id: number }>(db, copies, lease, {
    now,
    due: sql<boolean>`due_at <= ${now}`,
  });
  if (claimed === null) return null;
  const { rows } = await sql<Copy>`
    select c.*, e.domain, e.why, e.added_by, e.added_at, e.expires_at, e.company_id, company.external_id,
      s.config, s.secret
    from allow_copy c join allow_entry e on e.id = c.entry_id join source s on s.id = c.source_id
      left join company on company.id = e.company_id
    where c.id = ${claimed.id}
  `.execute(db);
  return rows[0] ?? null;
}

const listOf = (copy: Copy) => ({
  name: `Picket ${copy.entry_id} (${copy.added_at.toISOString()})`,
  domain: copy.domain,
  // For a name below a registrable domain, HYAS has no list type that includes the names below it.
  datatype: registrableDomain(copy.domain) === copy.domain ? ('domain' as const) : ('fqdn' as const),
  notes: `Allowed in Picket by ${copy.added_by}: ${copy.why}`.slice(0, 2000),
});

/** Returns the id of the list that contains it. */
async function add(deps: CopyDeps, copy: Copy, signal: AbortSignal): Promise<Result<string | null>> {
  return withLists(deps, copy, async (lists) => {
    const mismatch = await scopeProblem(deps, copy, signal);
    if (mismatch !== null) return { ok: false, problem: mismatch };
    const list = listOf(copy);
    const known = await lists.named(list, signal);
    if (!known.ok) return known;
    if (known.value.length > 0) return keepOne(lists, known.value, signal);
    const made = await lists.make(list, signal);
    if (!made.ok) return made;
    // Another node with a different clock may have created it at the same moment.
    const shown = await lists.named(list, signal);
    return shown.ok ? keepOne(lists, [made.value, ...shown.value], signal) : made;
  });
}

/** Removes all of these lists but one, the same one on any node; returns its id. */
async function keepOne(
  lists: HyasLists,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<Result<string>> {
  const [kept = '', ...others] = [...new Set(ids)].sort();
  for (const id of others) {
    const removed = await lists.remove(id, signal);
    if (!removed.ok) return removed;
  }
  return ok(kept);
}

async function remove(deps: CopyDeps, copy: Copy, signal: AbortSignal): Promise<Result<string | null>> {
  return withLists(deps, copy, async (lists) => {
    // Also by its name: a list that was created twice, since the first was not found, must not stay.
    const known = await lists.named(listOf(copy), signal);
    if (!known.ok) return known;
    for (const id of new Set([...(copy.list_id === null ? [] : [copy.list_id]), ...known.value])) {
      const removed = await lists.remove(id, signal);
      if (!removed.ok) return removed;
    }
    return ok(null);
  });
}

async function withLists(
  deps: CopyDeps,
  copy: Copy,
  work: (lists: HyasLists) => Promise<Result<string | null>>,
): Promise<Result<string | null>> {
  try {
    const lists = (deps.lists ?? hyasLists)(optionsOf(deps, copy));
    return await work(lists).finally(() => lists.close());
  } catch (thrown) {
    return { ok: false, problem: toProblem(thrown) };
  }
}

const optionsOf = ({ keyring, clock, network }: CopyDeps, copy: Copy) => ({
  baseUrl: hyasConfigSchema.parse(copy.config).baseUrl,
  apiKey: openSecret(keyring, copy),
  network,
  clock,
});

/**
 * An entry of one company must not allow the domain for others. As far as known, the lists of a key apply to all its
 * organizations.
 */
async function scopeProblem(deps: CopyDeps, copy: Copy, signal: AbortSignal): Promise<Problem | null> {
  if (copy.company_id === null) return null;
  const client = (deps.client ?? hyasClient)(optionsOf(deps, copy));
  const listed = await client.organizations(signal).finally(() => client.close());
  if (!listed.ok) return listed.problem;
  const ids = listed.value?.map(({ externalId }) => externalId) ?? (await knownCompanies(deps.db, copy));
  return ids.length === 1 && ids[0] === copy.external_id ? null : hyasProblems.listsOfSeveral();
}

/** If a key may not list its organizations, its log shows them. */
async function knownCompanies(db: Kysely<Schema>, { source_id: sourceId }: Copy): Promise<string[]> {
  const rows = await db
    .selectFrom('company')
    .select('external_id')
    .where('source_id', '=', sourceId)
    .execute();
  return rows.map((row) => row.external_id);
}
