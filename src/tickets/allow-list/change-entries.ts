import { type Kysely, type SqlBool, sql } from 'kysely';
import type { AllowRow } from '../../dns/policy/allow-row.ts';
import { nextGeneration } from '../../dns/policy/change-policy.ts';
import { copyEntries, uncopyEntries } from '../../dns/policy/copies.ts';
import { parseDomain } from '../../dns/policy/parse-domain.ts';
import { policyProblems } from '../../dns/policy/problems.ts';
import { recordEvents } from '../../incidents/timeline.ts';
import { isOneOf, textArray } from '../../platform/database/arrays.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { recordAudits } from '../../platform/settings/audit.ts';
import { type ChangeDeps, changing, type ReleaseChoice } from '../../platform/settings/change.ts';
import { defang } from '../../platform/values/domain-name.ts';
import { type Problem, type ProblemError, refuse } from '../../platform/values/problem.ts';
import { moment } from '../../platform/values/zoned-time.ts';

export interface NewEntry {
  /** Null for all companies. */
  readonly companyId: number | null;
  /** As a person, a note or a detection contains it. {@link addEntry} checks it. */
  readonly domain: string;
  /** A person confirmed that a suffix shared by customers of a hosting provider is meant. */
  readonly wholeSuffix?: boolean;
  readonly why: string;
  readonly expiresAt: Date | null;
  readonly incidentId: number | null;
  readonly ticket: { readonly connectWiseId: number; readonly url: string | null } | null;
}

/** Who changes the list: for the entry and for the audit trail. */
export interface By {
  readonly name: string;
  readonly actor: string;
  /** How the held incidents that the change releases are released; without it, a person must confirm a large number. */
  readonly release?: ReleaseChoice | undefined;
}

/** The entry that already allows exactly this; null if there is none. */
export async function sameEntry(
  tx: Kysely<Schema>,
  { companyId, domain }: Pick<NewEntry, 'companyId' | 'domain'>,
  now: Date,
): Promise<AllowRow | undefined> {
  const live = await liveEntries(tx, [domain], now);
  return live.find(({ company_id: id }) => id === null || id === companyId);
}

/** The entries of exactly these domains that are neither undone nor expired, the oldest first. */
async function liveEntries(tx: Kysely<Schema>, domains: readonly string[], now: Date): Promise<AllowRow[]> {
  return tx
    .selectFrom('allow_entry')
    .selectAll()
    .where(sql<SqlBool>`domain = any(${textArray(domains)})`)
    .where('undone_at', 'is', null)
    .where((is) => is.or([is('expires_at', 'is', null), is('expires_at', '>', now)]))
    .orderBy('id')
    .execute();
}

/**
 * Allows a domain; affected incidents are decided again. Every new entry is made here, so the domain is always checked.
 * Throws the problem if it is refused.
 */
export async function addEntry(deps: ChangeDeps, asked: NewEntry, by: By): Promise<number> {
  const checked = parseDomain(asked.domain, { wholeSuffix: asked.wholeSuffix ?? false });
  if (!checked.ok) throw refuse('invalid', checked.problem);
  const entry = { ...asked, domain: checked.value };
  const { companyId, domain } = entry;
  const scope = { companyId, domain, release: by.release };
  return changing(deps, scope, (tx, at) => insertEntry(tx, entry, { ...by, at }));
}

/** Adds a checked entry in a transaction that holds the lock of deciding; its caller has what it touches decided again. */
async function insertEntry(tx: Kysely<Schema>, entry: NewEntry, by: By & { readonly at: Date }) {
  const [outcome] = await insertEntries(tx, [entry], by);
  if (typeof outcome !== 'number') throw outcome;
  return outcome;
}

/**
 * Adds several, of different domains or companies, in such a transaction.
 *
 * @returns for each its id, or why it was not added
 */
export async function insertEntries(
  tx: Kysely<Schema>,
  entries: readonly NewEntry[],
  by: By & { readonly at: Date },
): Promise<(number | ProblemError)[]> {
  const { at, actor, name } = by;
  const same = await liveEntries(
    tx,
    entries.map(({ domain }) => domain),
    at,
  );
  const whyNots = entries.map((entry) => whyNot(entry, same, at));
  const added = await insertRows(
    tx,
    entries.filter((_, index) => whyNots[index] === null),
    { at, name },
  );
  if (added.length > 0) {
    await copyEntries(
      tx,
      added.map(({ id }) => id),
      at,
    );
    await nextGeneration(tx, at);
  }
  await recordEvents(
    tx,
    added.flatMap(({ id, entry }) => {
      const { incidentId, domain, why } = entry;
      const message = `${name} allowed ${defang(domain)} and all names below it${forWhom(entry)}: ${why}`;
      return incidentId === null
        ? []
        : [{ incidentId, at, kind: 'domain_allowed', message, details: { id } }];
    }),
  );
  await recordAudits(
    tx,
    added.map(({ id, entry }) => {
      const { companyId, domain, why, expiresAt, incidentId, ticket } = entry;
      const connectwiseTicketId = ticket?.connectWiseId ?? null;
      const after = { companyId, domain, why, expiresAt, incidentId, connectwiseTicketId };
      return { at, actor, action: 'allow_list.added', subject: `allow_entry:${id}`, after };
    }),
  );
  const ids = added.map(({ id }) => id).reverse();
  return whyNots.map((refused) => refused ?? ids.pop() ?? 0);
}

function whyNot(
  { companyId, domain, expiresAt }: NewEntry,
  live: readonly AllowRow[],
  at: Date,
): ProblemError | null {
  const same = live.find(
    (row) => row.domain === domain && (row.company_id === null || row.company_id === companyId),
  );
  if (same !== undefined) return refuse('conflict', policyProblems.alreadyAllowed(domain, same.id));
  return expiresAt !== null && expiresAt <= at ? refuse('invalid', policyProblems.inThePast()) : null;
}

async function insertRows(
  tx: Kysely<Schema>,
  entries: readonly NewEntry[],
  { at, name }: { readonly at: Date; readonly name: string },
): Promise<{ readonly id: number; readonly entry: NewEntry }[]> {
  if (entries.length === 0) return [];
  const rows = await tx
    .insertInto('allow_entry')
    .values(
      entries.map(({ companyId, domain, why, expiresAt, incidentId, ticket }) => ({
        company_id: companyId,
        domain,
        why,
        added_at: at,
        added_by: name,
        expires_at: expiresAt,
        incident_id: incidentId,
        connectwise_ticket_id: ticket?.connectWiseId ?? null,
        ticket_url: ticket?.url ?? null,
      })),
    )
    .returning('id')
    .execute();
  // Ids are given in the order of the rows.
  const ids = rows.map(({ id }) => id).sort((one, other) => one - other);
  return entries.flatMap((entry, index) => {
    const id = ids[index];
    return id === undefined ? [] : [{ id, entry }];
  });
}

const forWhom = ({ companyId, expiresAt }: NewEntry) =>
  `${companyId === null ? ' for all companies' : ''}${expiresAt === null ? '' : ` until ${moment(expiresAt)}`}`;

/** Removes a domain from the list: open incidents that were skipped because of it are decided again. */
export async function undoEntry(deps: ChangeDeps, id: number, by: By): Promise<void> {
  const found = await deps.db
    .selectFrom('allow_entry')
    .select(['company_id', 'domain'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (found === undefined) throw refuse('not_found', policyProblems.noSuchEntry(id));
  const scope = { companyId: found.company_id, domain: found.domain, release: by.release };
  await changing(deps, scope, (tx, at) => endEntry(tx, id, { ...by, at }));
}

async function endEntry(tx: Kysely<Schema>, id: number, by: By & { readonly at: Date }): Promise<void> {
  const over = (await endEntries(tx, [id], by)).get(id);
  if (over !== undefined) throw refuse('conflict', over);
}

/**
 * Ends entries in such a transaction.
 *
 * @returns why not, for each that was over already
 */
export async function endEntries(
  tx: Kysely<Schema>,
  ids: readonly number[],
  by: By & { readonly at: Date },
): Promise<Map<number, Problem>> {
  const { at, actor, name } = by;
  const rows = await tx
    .selectFrom('allow_entry')
    .selectAll()
    .where(isOneOf('id', ids))
    .orderBy('id')
    .forUpdate()
    .execute();
  const over = new Map(
    rows.flatMap((row): [number, Problem][] => {
      const how = howOver(row, at);
      return how === null ? [] : [[row.id, policyProblems.entryOver(row.id, how)]];
    }),
  );
  const ending = rows.filter(({ id }) => !over.has(id));
  if (ending.length === 0) return over;
  const own = ending.map(({ id }) => id);
  await tx
    .updateTable('allow_entry')
    .set({ undone_at: at, undone_by: name })
    .where(isOneOf('id', own))
    .execute();
  await uncopyEntries(tx, own, at);
  await nextGeneration(tx, at);
  await recordEvents(
    tx,
    ending.flatMap(({ id, incident_id: incidentId, domain }) => {
      const message = `${name} undid the entry for ${defang(domain)}.`;
      return incidentId === null
        ? []
        : [{ incidentId, at, kind: 'domain_not_allowed', message, details: { id } }];
    }),
  );
  await recordAudits(
    tx,
    ending.map(({ id, company_id: companyId, domain, why }) => {
      const before = { companyId, domain, why };
      return { at, actor, action: 'allow_list.undone', subject: `allow_entry:${id}`, before };
    }),
  );
  return over;
}

function howOver({ undone_at: undoneAt, undone_by: undoneBy, expires_at: expiresAt }: AllowRow, now: Date) {
  if (undoneAt !== null) return `${undoneBy} undid it`;
  return expiresAt !== null && expiresAt <= now ? 'it has expired' : null;
}
