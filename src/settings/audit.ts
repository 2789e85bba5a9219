import type { Kysely } from 'kysely';
import { json } from '../database/json.ts';
import type { Schema } from '../database/schema.ts';

/** Something that was changed by somebody. */
export interface AuditEvent {
  readonly at: Date;
  /** Who: see `actorOf` of accounts/principal.ts. */
  readonly actor: string;
  /** `<what>.<was done>`: `token.revoked`. */
  readonly action: string;
  /** What it was done to: `token:12`, `setting:connection`. */
  readonly subject: string;
  /** How it was and is, as it may be shown: never a secret. Leave out what there is not. */
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Adds to the audit trail. Call it in the transaction of the change, so that neither is there without the other. */
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
