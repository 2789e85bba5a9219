import type { Kysely } from 'kysely';
import type { Incident } from '../incidents/incident.ts';
import type { IncidentSettings } from '../incidents/incident-settings.ts';
import type { Schema } from '../platform/database/schema.ts';
import { type NoiseNow, treatmentOf } from './noise-now.ts';
import { lastSeen } from './store.ts';
import { isReached, isTooLittle, takesDetections, thresholdOf } from './threshold.ts';

/** Of an incident with many detections, only the latest are read. */
const looked = 20_000;

/**
 * Whether each of these incidents reached the threshold of its severity, where its detections must be read to know.
 * Incidents whose own counts are enough are left out.
 */
export async function loadReached(
  db: Kysely<Schema>,
  incidents: readonly Incident[],
  noise: Pick<NoiseNow, 'rate' | 'treatments'>,
  settings: IncidentSettings,
): Promise<Map<number, boolean>> {
  const reached = new Map<number, boolean>();
  const asked = incidents.flatMap((incident) => {
    const threshold = thresholdOf(treatmentOf(noise, incident), settings);
    return takesDetections(threshold) && !isTooLittle(incident, threshold) ? [{ incident, threshold }] : [];
  });
  for (const portion of portionsOf(asked)) {
    const ids = portion.map(({ incident }) => incident.id);
    const seen = await lastSeen(db, ids, looked);
    for (const { incident, threshold } of portion)
      reached.set(incident.id, isReached(seen.get(incident.id) ?? [], threshold));
  }
  return reached;
}

/** Groups of incidents to read together: a group has about as many detections as are read of one incident. */
function* portionsOf<T extends { readonly incident: Incident }>(asked: readonly T[]): Generator<T[]> {
  let portion: T[] = [];
  let room = looked;
  for (const one of asked) {
    const detections = Math.min(one.incident.detectionCount, looked);
    if (portion.length > 0 && detections > room) {
      yield portion;
      portion = [];
      room = looked;
    }
    portion.push(one);
    room -= detections;
  }
  if (portion.length > 0) yield portion;
}
