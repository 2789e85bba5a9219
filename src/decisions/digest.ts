import type { Incident } from '../incidents/incident.ts';
import { type NoiseNow, treatmentOf } from '../noise/noise-now.ts';
import { isLongAgo } from './long-ago.ts';
import { nextDigestAt } from './next-digest.ts';
import type { RollUpSettings } from './roll-up-settings.ts';

/** Whether an incident belongs to the daily digest, not to a ticket of its own. */
export const isForDigest = (incident: Incident, noise: NoiseNow): boolean =>
  incident.kind === 'detections' && treatmentOf(noise, incident).action === 'digest';

interface DigestNow {
  readonly now: Date;
  readonly noise: NoiseNow;
  readonly rollUps: RollUpSettings;
  /** IANA zone for the hour of the digest. */
  readonly timeZone: string;
}

interface HeldForDigest {
  readonly action: 'hold';
  readonly reason: 'daily_digest';
  readonly decideAt: Date;
}

/** Holds an incident of the digest until its hour; null if it is not one, or the hour has come. */
export function heldForDigest(
  incident: Incident,
  { now, noise, rollUps, timeZone }: DigestNow,
): HeldForDigest | null {
  if (!isForDigest(incident, noise)) return null;
  const nextAfter = (at: Date) => nextDigestAt(at, rollUps.digestHour, timeZone);
  // The digest's hour released it before something else held it.
  const { releasedAt } = incident;
  if (
    releasedAt !== null &&
    nextAfter(new Date(releasedAt.getTime() - 1)).getTime() === releasedAt.getTime()
  ) {
    return null;
  }
  const decideAt = nextAfter(incident.decisionReason === 'daily_digest' ? incident.decidedAt : now);
  return decideAt > now ? { action: 'hold', reason: 'daily_digest', decideAt } : null;
}

interface Covered {
  readonly action: 'append';
  readonly reason: 'storm' | 'in_digest' | 'occurred_long_ago';
  readonly decideAt: null;
}

/**
 * What a roll-up covers stays covered; but what was in a digest, and is worth a ticket of its own by
 * now, leaves it, as does what occurred long ago and is seen again.
 * Null when it is not covered, or leaves.
 */
export function decideCovered(
  incident: Incident,
  given: Pick<DigestNow, 'now' | 'noise' | 'rollUps'>,
): Covered | null {
  if (incident.coveredBy === null) return null;
  if (incident.decisionReason === 'occurred_long_ago')
    return isLongAgo(incident, given)
      ? { action: 'append', reason: 'occurred_long_ago', decideAt: null }
      : null;
  if (incident.decisionReason !== 'in_digest') return { action: 'append', reason: 'storm', decideAt: null };
  if (treatmentOf(given.noise, incident).action === 'ticket') return null;
  return { action: 'append', reason: 'in_digest', decideAt: null };
}
