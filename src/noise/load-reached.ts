import type { Kysely } from 'kysely';
import type { Incident } from '../incidents/incident.ts';
import type { IncidentSettings } from '../incidents/incident-settings.ts';
import type { Schema } from '../platform/database/schema.ts';
import { type NoiseNow, treatmentOf } from './noise-now.ts';
import { lastSeen } from './store.ts';
import { isReached, isTooLittle, takesDetections, thresholdOf } from './threshold.ts';

/** Of a long incident, only the last detections are read. */
const looked = 20_000;

/**
 * Whether each of these incidents reached the threshold of its severity, if only its detections can tell.
 * Incidents whose
 * totals tell are left out.
 */
export async function loadReached(
  db: Kysely<Schema>,
  incidents: readonly Incident[],
  noise: Pick<NoiseNow, 'rate' | 'treatments'>,
  settings: IncidentSettings,
): Promise<Map<number, boolean>> {
  const reached = new Map<number, boolean>();
  for (const incident of incidents) {
    const threshold = thresholdOf(treatmentOf(noise, incident), settings);
    if (!takesDetections(threshold) || isTooLittle(incident, threshold)) continue;
    reached.set(incident.id, isReached(await lastSeen(db, incident.id, looked), threshold));
  }
  return reached;
}
