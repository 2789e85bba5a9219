import type { Incident } from '../incidents/incident.ts';
import type { IncidentSettings } from '../incidents/incident-settings.ts';
import type { Treatment } from '../incidents/severity-settings.ts';
import { plural } from '../platform/values/text.ts';
import type { SeenBy } from './store.ts';

/** How many detections an incident needs before a ticket is opened. */
export interface Threshold {
  readonly detections: number;
  readonly devices: number;
  /** Null means over the whole incident. */
  readonly withinMinutes: number | null;
}

/** The threshold of a severity; the incident settings are the default for the number of detections. */
export const thresholdOf = (treatment: Treatment, settings: IncidentSettings): Threshold => ({
  detections: treatment.minimumDetections ?? settings.minimumDetections,
  devices: treatment.minimumDevices,
  withinMinutes: treatment.withinMinutes,
});

type Totals = Pick<Incident, 'detectionCount' | 'devices' | 'clientAddresses'>;

/** Whether the incident as a whole is below the threshold, regardless of times. */
export const isTooLittle = (incident: Totals, { detections, devices }: Threshold): boolean =>
  incident.detectionCount < detections ||
  (devices > 1 && incident.devices.length + incident.clientAddresses.length < devices);

/** Whether the detections must be read to know. */
export const takesDetections = ({ detections, devices, withinMinutes }: Threshold): boolean =>
  devices > 1 || (withinMinutes !== null && detections > 1);

/** Whether some period of the threshold's length has enough detections and devices. */
export function isReached(seen: readonly SeenBy[], threshold: Threshold): boolean {
  const { detections, devices, withinMinutes } = threshold;
  const within = withinMinutes === null ? Number.POSITIVE_INFINITY : withinMinutes * 60_000;
  const inOrder = [...seen].sort((one, other) => one.at.getTime() - other.at.getTime());
  const counts = new Map<string, number>();
  let first = 0;
  for (const [last, { at, device }] of inOrder.entries()) {
    if (device !== null) counts.set(device, (counts.get(device) ?? 0) + 1);
    for (
      let oldest = inOrder[first];
      oldest && at.getTime() - oldest.at.getTime() > within;
      oldest = inOrder[first]
    ) {
      forget(counts, oldest.device);
      first += 1;
    }
    if (last - first + 1 >= detections && Math.max(counts.size, 1) >= devices) return true;
  }
  return false;
}

function forget(counts: Map<string, number>, device: string | null): void {
  if (device === null) return;
  const left = (counts.get(device) ?? 0) - 1;
  if (left > 0) counts.set(device, left);
  else counts.delete(device);
}

/** "Takes 3 detections on 2 devices within 10 min." */
export function describeThreshold({ detections, devices, withinMinutes }: Threshold): string {
  const on = devices > 1 ? ` on ${plural(devices, 'device')}` : '';
  const within = withinMinutes === null ? '' : ` within ${withinMinutes} min`;
  return `It takes ${plural(detections, 'detection')}${on}${within}.`;
}
