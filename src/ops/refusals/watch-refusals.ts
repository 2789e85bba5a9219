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
  /** Takes note of a request that was answered with this problem. Costs the answer no time. */
  see(request: FastifyRequest, code: string): void;
  /** The same where a redirect answers, so that there is no problem. */
  note(request: FastifyRequest, kind: RefusalKind, cause?: RefusalCause): void;
  /** Writes what is due: what the log left out, and what the audit trail gets of an hour that is over, or ends `now`. */
  tidy(options?: { readonly now?: boolean }): Promise<void>;
}

/** Look-ups of accounts that may wait. Beyond it, refusals are counted without one. */
const waitingAtMost = 200;
/** Events that wait while the database does not take them. */
const unwrittenAtMost = 500;

/** Records attacks: in the log with their address, in metrics, and in the audit trail where they concern an account. */
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

  /** One after the other, and after the answer: its time must not say whether the account exists. */
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
      // A known caller that asks too often is no attack on an account.
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
