import type { AttentionCode } from '../status/attention-codes.ts';
import type { Attention } from '../status/status.ts';
import { eventOf } from './events.ts';

/** A condition that needs attention, of which people can be notified. */
export interface Condition {
  readonly code: AttentionCode;
  /** Which object the condition is about; empty for a code that has at most one. */
  readonly subject: string;
  readonly severity: Attention['severity'];
  readonly what: string;
  readonly hint: string;
  readonly link: string;
  readonly count: number | null;
  readonly newest: number | null;
  /** Since when it is known. */
  readonly since: Date;
}

/** The conditions that the status shows, each once, in a fixed order, because two nodes write them at the same time. */
export function conditionsOf(attention: readonly Attention[], now: Date): Condition[] {
  const found = new Map<string, Condition>();
  for (const item of attention) {
    if (eventOf(item.code) === null) continue;
    const { code, severity, what, hint, link, count = null, newest = null } = item;
    const subject = item.subject ?? item.check ?? '';
    const key = `${code} ${subject}`;
    if (found.has(key)) continue;
    const since = item.since === undefined ? now : new Date(Math.min(Date.parse(item.since), now.getTime()));
    found.set(key, { code, subject, severity, what, hint, link, count, newest, since });
  }
  return [...found].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, condition]) => condition);
}
