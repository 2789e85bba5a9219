import type { Incident } from '../incidents/incident.ts';
import type { RollUpSettings } from './roll-up-settings.ts';

/**
 * Whether an incident was last seen so long ago that it gets no ticket of its own: its detections arrived late, or it
 * was held for long. A limit of zero switches this off.
 */
export function isLongAgo(
  { kind, lastSeenAt }: Pick<Incident, 'kind' | 'lastSeenAt'>,
  { now, rollUps }: { readonly now: Date; readonly rollUps: Pick<RollUpSettings, 'longAgoHours'> },
): boolean {
  if (kind !== 'detections' || rollUps.longAgoHours === 0) return false;
  return now.getTime() - lastSeenAt.getTime() > rollUps.longAgoHours * 3_600_000;
}
