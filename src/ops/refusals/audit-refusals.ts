import type { AuditEvent } from '../../platform/settings/audit.ts';

/** A refusal that concerns an account. */
export interface AccountRefusal {
  readonly action: string;
  readonly at: Date;
  readonly address: string;
  /** Who gave it: a person who is signed in, or nobody that is known. */
  readonly actor: string;
  /** `user:…`, where the account exists; else {@link unknownAccount}. */
  readonly subject: string;
}

/** Of what concerns no account that exists: the e-mail address that was typed may be somebody’s password. */
export const unknownAccount = 'sign-in';
export const notSignedIn = 'not signed in';

/** Milliseconds of a window, and what it adds to the audit trail at most, which is kept for good. */
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
  /** What the audit trail gets at once; null where it is only counted. */
  add(refusal: AccountRefusal): AuditEvent | null;
  /** What the audit trail gets of a window that is over, or ends `now`: how often, and from where. */
  close(at: Date, options?: { readonly now?: boolean }): readonly AuditEvent[];
}

/**
 * Bounds what refusals add to the audit trail. In an hour, the first one of each kind and account is written at once, the
 * further ones are counted and written as one event: 41 events at most, whatever the attack.
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
