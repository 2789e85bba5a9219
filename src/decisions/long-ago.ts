import type { Incident } from '../incidents/incident.ts';
import type { RollUpSettings } from './roll-up-settings.ts';

/**
 * Whether an incident was last seen so long ago that it has no ticket of its own: detections that arrive late, or that
 * were held for long. Zero: never.
 */
export function isLongAgo(
  { kind, lastSeenAt }: Pick<Incident, 'kind' | 'lastSeenAt'>,
  { now, rollUps }: { readonly now: Date; readonly rollUps: Pick<RollUpSettings, 'longAgoHours'> },
): boolean {
  if (kind !== 'detections' || rollUps.longAgoHours === 0) return false;
  return now.getTime() - lastSeenAt.getTime() > rollUps.longAgoHours * 3_600_000;
}
