import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import { type AuditEvent, recordAudit } from '../../platform/settings/audit.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { auditRefusals, notSignedIn, unknownAccount } from './audit-refusals.ts';
import { logRefusals, type RefusalCause } from './log-refusals.ts';
import { type RefusalKind, refusalKindOf, refusalKinds } from './refusal-kinds.ts';
import { accountHints, refusedAccount } from './refused-account.ts';

export interface RefusalsDeps {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly log: { warn(fields: object, message: string): void };
  readonly count: (kind: RefusalKind) => void;
  readonly publicUrl?: string | undefined;
}

export interface Refusals {
  /** Observes a request that was answered with this problem. The answer does not wait for it. */
  see(request: FastifyRequest, code: string): void;
  /** The same for an answer by redirect, which has no problem. */
  note(request: FastifyRequest, kind: RefusalKind, cause?: RefusalCause): void;
  /** Writes what is due: the log's summary, and the audit events of an hour that has ended, or ends `now`. */
  tidy(options?: { readonly now?: boolean }): Promise<void>;
}

/** The most waiting look-ups of accounts. Beyond it, refusals are counted without one. */
const waitingAtMost = 200;
/** The most events that wait while the database does not accept them. */
const unwrittenAtMost = 500;

/** Records attacks: in the log with their address, in metrics, and in the audit trail if they concern an account. */
export function watchRefusals({ db, clock, log, count, publicUrl }: RefusalsDeps): Refusals {
  const lines = logRefusals((fields, message) => log.warn(fields, message), clock);
  const audit = auditRefusals();
  const unwritten: AuditEvent[] = [];
  let recorded = Promise.resolve();
  let waiting = 0;

  async function write(events: readonly AuditEvent[]): Promise<void> {
    unwritten.push(...events.slice(0, unwrittenAtMost - unwritten.length));
    for (let event = unwritten[0]; event !== undefined; event = unwritten[0]) {
      await recordAudit(db, event);
      unwritten.shift();
    }
  }

  /** One after the other, and after the answer: its time must not reveal whether the account exists. */
  function record(request: FastifyRequest, action: string): void {
    const hints = accountHints(request, publicUrl);
    const [at, address] = [clock.now(), request.ip];
    if (waiting >= waitingAtMost) {
      audit.add({ action, at, address, actor: notSignedIn, subject: unknownAccount });
      return;
    }
    waiting += 1;
    recorded = recorded
      .then(async () => {
        const event = audit.add({ action, at, address, ...(await refusedAccount(db, hints)) });
        if (event !== null) await write([event]);
      })
      .catch((error: unknown) => log.warn({ err: error }, 'A refused sign-in is not in the audit trail yet'))
      .finally(() => {
        waiting -= 1;
      });
  }

  function note(request: FastifyRequest, kind: RefusalKind, cause?: RefusalCause): void {
    count(kind);
    const { config, url: route = 'none' } = request.routeOptions;
    const source =
      kind === 'webhook' ? String((request.params as { id?: string }).id).slice(0, 20) : undefined;
    lines.add({ kind, address: request.ip, route: config === undefined ? 'none' : route, source, cause });
    const { action } = refusalKinds[kind];
    if (action !== undefined) record(request, action);
  }

  return {
    note,
    see(request, code) {
      const kind = refusalKindOf(code);
      // A known caller that sends too many requests does not attack an account.
      if (kind === null || (kind === 'flood' && request.identity !== null)) return;
      note(request, kind);
    },
    async tidy(options) {
      lines.tidy(options);
      const written = recorded.then(() => write(audit.close(clock.now(), options)));
      recorded = written.catch(() => {});
      await written;
    },
  };
}
