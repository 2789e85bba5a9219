import type { AuditEvent } from '../../platform/settings/audit.ts';

/** A refusal that concerns an account. */
export interface AccountRefusal {
  readonly action: string;
  readonly at: Date;
  readonly address: string;
  /** The actor: a signed-in person, or nobody known. */
  readonly actor: string;
  /** `user:…` if the account exists; otherwise {@link unknownAccount}. */
  readonly subject: string;
}

/** The subject of refusals for no existing account: the typed e-mail address may be somebody’s password. */
export const unknownAccount = 'sign-in';
export const notSignedIn = 'not signed in';

/**
 * The length of a window in milliseconds, and the most events that it adds to the audit trail, which is kept for good.
 */
const windowMs = 3_600_000;
const atOnceAtMost = 20;
const summariesAtMost = 20;
const addressesAtMost = 10;

interface Counted {
  readonly action: string;
  readonly actor: string;
  readonly subject: string;
  attempts: number;
  readonly addresses: Set<string>;
  readonly from: Date;
  to: Date;
}

export interface RefusalAudit {
  /** The event to write at once; null if it is only counted. */
  add(refusal: AccountRefusal): AuditEvent | null;
  /** The events of a window that has ended, or ends `now`: how many refusals, and from where. */
  close(at: Date, options?: { readonly now?: boolean }): readonly AuditEvent[];
}

/**
 * Limits what refusals add to the audit trail. In an hour, the first one of each kind and account is written at once;
 * the others are counted and written as one event. That is at most 41 events for any attack.
 */
export function auditRefusals(): RefusalAudit {
  let begun: number | null = null;
  let atOnce = new Set<string>();
  let counted = new Map<string, Counted>();

  function count({ action, actor, subject, address, at }: AccountRefusal): void {
    const wanted = `${action} ${actor} ${subject}`;
    const full = !counted.has(wanted) && counted.size >= summariesAtMost;
    const key = full ? 'others' : wanted;
    const entry = counted.get(key) ?? {
      ...(full
        ? { action: 'user.sign_in_failed', actor: notSignedIn, subject: unknownAccount }
        : { action, actor, subject }),
      attempts: 0,
      addresses: new Set<string>(),
      from: at,
      to: at,
    };
    entry.attempts += 1;
    entry.to = at;
    // One more than is named, so that the event can say that there were more.
    if (entry.addresses.size <= addressesAtMost) entry.addresses.add(address);
    counted.set(key, entry);
  }

  return {
    add(refusal) {
      const { action, actor, subject, address, at } = refusal;
      begun ??= at.getTime();
      const key = `${action} ${actor} ${subject}`;
      if (atOnce.has(key) || atOnce.size >= atOnceAtMost) {
        count(refusal);
        return null;
      }
      atOnce.add(key);
      return { at, actor, action, subject, after: { address } };
    },
    close(at, { now = false } = {}) {
      if (begun === null || (!now && at.getTime() - begun < windowMs)) return [];
      const events = [...counted.values()].map(
        ({ action, actor, subject, attempts, addresses, from, to }) => ({
          at,
          actor,
          action,
          subject,
          after: {
            attempts,
            from: from.toISOString(),
            to: to.toISOString(),
            addresses: [...addresses].slice(0, addressesAtMost),
            moreAddresses: addresses.size > addressesAtMost,
          },
        }),
      );
      begun = null;
      atOnce = new Set();
      counted = new Map();
      return events;
    },
  };
}
