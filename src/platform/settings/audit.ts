import type { Kysely } from 'kysely';
import { json } from '../database/json.ts';
import type { Schema } from '../database/schema.ts';

/** A change, and who made it. */
export interface AuditEvent {
  readonly at: Date;
  /** The actor: see `actorOf` of platform/http/principal.ts. */
  readonly actor: string;
  /** `<what>.<done>`: `token.revoked`. */
  readonly action: string;
  /** The subject: `token:12`, `setting:connection`. */
  readonly subject: string;
  /** The values before and after, in a form that may be shown: never a secret. Left out if they do not exist. */
  readonly before?: unknown;
  readonly after?: unknown;
}

/**
 * Adds an entry to the audit trail. Call it in the transaction of the change, so that neither exists without the other.
 */
export const recordAudit = (db: Kysely<Schema>, event: AuditEvent): Promise<void> =>
  recordAudits(db, [event]);

/** Adds several lines in one statement, in their order. */
export async function recordAudits(db: Kysely<Schema>, events: readonly AuditEvent[]): Promise<void> {
  if (events.length === 0) return;
  await db
    .insertInto('audit_event')
    .values(
      events.map(({ at, actor, action, subject, before, after }) => ({
        at,
        actor,
        action,
        subject,
        before: before === undefined ? null : json(before),
        after: after === undefined ? null : json(after),
      })),
    )
    .execute();
}
