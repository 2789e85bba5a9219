import type { Incident } from '../incidents/incident.ts';
import { type NoiseNow, treatmentOf } from '../noise/noise-now.ts';
import { isLongAgo } from './long-ago.ts';
import { nextDigestAt } from './next-digest.ts';
import type { RollUpSettings } from './roll-up-settings.ts';

/** Whether an incident belongs in the daily digest and gets no ticket of its own. */
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

/** Holds an incident of the digest until the hour of the digest; null if it is in no digest, or the hour has come. */
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
 * A covered incident stays covered, with two exceptions that return null. One in a digest leaves it when its severity
 * now needs a ticket. One that occurred long ago leaves when it is seen again. Also null if the incident is not
 * covered.
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
