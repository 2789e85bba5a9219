import type { Kysely } from 'kysely';
import { json } from '../database/json.ts';
import type { Schema } from '../database/schema.ts';

/** A change, and who made it. */
export interface AuditEvent {
  readonly at: Date;
  /** The actor: see `actorOf` of accounts/principal.ts. */
  readonly actor: string;
  /** `<what>.<done>`: `token.revoked`. */
  readonly action: string;
  /** The subject: `token:12`, `setting:connection`. */
  readonly subject: string;
  /** The values before and after, as they may be shown: never a secret. Leave out what does not exist. */
  readonly before?: unknown;
  readonly after?: unknown;
}

/**
 * Adds to the audit trail. Call it in the transaction of the change, so that neither exists without the other.
 */
export async function recordAudit(db: Kysely<Schema>, event: AuditEvent): Promise<void> {
  await db
    .insertInto('audit_event')
    .values({
      at: event.at,
      actor: event.actor,
      action: event.action,
      subject: event.subject,
      before: event.before === undefined ? null : json(event.before),
      after: event.after === undefined ? null : json(event.after),
    })
    .execute();
}
