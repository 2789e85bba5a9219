import type { Kysely } from 'kysely';
import type { AllowRow } from '../../dns/policy/allow-row.ts';
import { nextGeneration } from '../../dns/policy/change-policy.ts';
import { copyEntry, uncopyEntry } from '../../dns/policy/copies.ts';
import { parseDomain } from '../../dns/policy/parse-domain.ts';
import { policyProblems } from '../../dns/policy/problems.ts';
import { recordEvents } from '../../incidents/timeline.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { recordAudit } from '../../platform/settings/audit.ts';
import { type ChangeDeps, changing, type ReleaseChoice } from '../../platform/settings/change.ts';
import { defang } from '../../platform/values/domain-name.ts';
import { refuse } from '../../platform/values/problem.ts';
import { moment } from '../../platform/values/zoned-time.ts';

export interface NewEntry {
  /** null: all companies. */
  readonly companyId: number | null;
  /** As a person, a note or a detection wrote it. {@link addEntry} checks it. */
  readonly domain: string;
  /** A person confirmed that a suffix that customers of a hosting provider share is meant. */
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
  /** What becomes of held incidents that the change releases; without it, a person is asked about many. */
  readonly release?: ReleaseChoice | undefined;
}

/** The entry that already allows exactly this, if there is one. */
export async function sameEntry(
  tx: Kysely<Schema>,
  { companyId, domain }: Pick<NewEntry, 'companyId' | 'domain'>,
  now: Date,
): Promise<AllowRow | undefined> {
  return tx
    .selectFrom('allow_entry')
    .selectAll()
    .where('domain', '=', domain)
    .where((is) =>
      companyId === null
        ? is('company_id', 'is', null)
        : is.or([is('company_id', '=', companyId), is('company_id', 'is', null)]),
    )
    .where('undone_at', 'is', null)
    .where((is) => is.or([is('expires_at', 'is', null), is('expires_at', '>', now)]))
    .executeTakeFirst();
}

/**
 * Allows a domain: what it touches is decided again. This is the only way into the allow list, so the domain is checked
 * here, whoever asks for it. Throws what stands against it.
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
export async function insertEntry(
  tx: Kysely<Schema>,
  entry: NewEntry,
  by: By & { readonly at: Date },
): Promise<number> {
  const { companyId, domain, why, expiresAt, incidentId, ticket } = entry;
  const same = await sameEntry(tx, entry, by.at);
  if (same !== undefined) throw refuse('conflict', policyProblems.alreadyAllowed(domain, same.id));
  if (expiresAt !== null && expiresAt <= by.at) throw refuse('invalid', policyProblems.inThePast());
  const { id } = await tx
    .insertInto('allow_entry')
    .values({
      company_id: companyId,
      domain,
      why,
      added_at: by.at,
      added_by: by.name,
      expires_at: expiresAt,
      incident_id: incidentId,
      connectwise_ticket_id: ticket?.connectWiseId ?? null,
      ticket_url: ticket?.url ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await copyEntry(tx, { id, companyId }, by.at);
  await nextGeneration(tx, by.at);
  if (incidentId !== null) {
    const message = `${by.name} allowed ${defang(domain)} and all names below it${forWhom(entry)}: ${why}`;
    await recordEvents(tx, [{ incidentId, at: by.at, kind: 'domain_allowed', message, details: { id } }]);
  }
  const after = {
    companyId,
    domain,
    why,
    expiresAt,
    incidentId,
    connectwiseTicketId: ticket?.connectWiseId ?? null,
  };
  const { at, actor } = by;
  await recordAudit(tx, { at, actor, action: 'allow_list.added', subject: `allow_entry:${id}`, after });
  return id;
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

/** Ends an entry in such a transaction. */
export async function endEntry(
  tx: Kysely<Schema>,
  id: number,
  by: By & { readonly at: Date },
): Promise<void> {
  const row = await tx
    .selectFrom('allow_entry')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const over = howOver(row, by.at);
  if (over !== null) throw refuse('conflict', policyProblems.entryOver(id, over));
  await tx
    .updateTable('allow_entry')
    .set({ undone_at: by.at, undone_by: by.name })
    .where('id', '=', id)
    .execute();
  await uncopyEntry(tx, id, by.at);
  await nextGeneration(tx, by.at);
  const { incident_id: incidentId, domain, company_id: companyId, why } = row;
  if (incidentId !== null) {
    const message = `${by.name} undid the entry for ${defang(domain)}.`;
    await recordEvents(tx, [{ incidentId, at: by.at, kind: 'domain_not_allowed', message, details: { id } }]);
  }
  const { at, actor } = by;
  const before = { companyId, domain, why };
  await recordAudit(tx, { at, actor, action: 'allow_list.undone', subject: `allow_entry:${id}`, before });
}

function howOver({ undone_at: undoneAt, undone_by: undoneBy, expires_at: expiresAt }: AllowRow, now: Date) {
  if (undoneAt !== null) return `${undoneBy} undid it`;
  return expiresAt !== null && expiresAt <= now ? 'it has expired' : null;
}
