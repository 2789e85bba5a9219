import type { Incident } from '../incidents/incident.ts';
import type { IncidentSettings } from '../incidents/incident-settings.ts';
import { windowOf } from '../noise/maintenance.ts';
import { type NoiseNow, treatmentOf } from '../noise/noise-now.ts';
import { describeSuppression, longestCovering } from '../noise/suppression.ts';
import { describeThreshold, isTooLittle, thresholdOf } from '../noise/threshold.ts';
import { moment } from '../platform/values/zoned-time.ts';

interface Kept<Action, Reason> {
  readonly action: Action;
  readonly reason: Reason;
  readonly decideAt: Date | null;
  readonly note: string;
}

/** The reason for which noise rules skip an incident; null if none does. */
export function skippedAsNoise(
  incident: Incident,
  noise: NoiseNow,
): Kept<'skip', 'accepted' | 'severity_not_ticketed'> | null {
  const severity = noise.rate(incident);
  const accepted = longestCovering(noise.suppressions, 'acceptance', { ...incident, severity });
  if (accepted !== null) {
    const note = describeSuppression(accepted);
    // Decided again when the acceptance ends, if the incident is still open then.
    return { action: 'skip', reason: 'accepted', decideAt: accepted.endsAt, note };
  }
  if (noise.treatments[severity].action === 'none') {
    const note = `Its severity is ${severity}.`;
    return { action: 'skip', reason: 'severity_not_ticketed', decideAt: null, note };
  }
  return null;
}

/** Why an incident is below its threshold; null if it is not. */
export function belowThreshold(
  incident: Incident,
  {
    noise,
    settings,
    thresholdReached,
  }: { noise: NoiseNow; settings: IncidentSettings; thresholdReached: boolean | null },
): string | null {
  const threshold = thresholdOf(treatmentOf(noise, incident), settings);
  if (!isTooLittle(incident, threshold) && thresholdReached !== false) return null;
  return describeThreshold(threshold);
}

/** Holds the incident until a planned end, of a silence or a maintenance window; null if none applies. */
export function heldByPlan(
  incident: Incident,
  noise: NoiseNow,
): Kept<'hold', 'silenced' | 'maintenance'> | null {
  const severity = noise.rate(incident);
  const silence = longestCovering(noise.suppressions, 'silence', { ...incident, severity });
  if (silence !== null) {
    const note = describeSuppression(silence);
    return { action: 'hold', reason: 'silenced', decideAt: silence.endsAt, note };
  }
  const window = windowOf(noise.windows, incident);
  if (window === null) return null;
  const note = `${window.name}, until ${moment(window.end)}.`;
  return { action: 'hold', reason: 'maintenance', decideAt: window.end, note };
}
