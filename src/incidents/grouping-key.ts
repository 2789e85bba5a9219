import type { DetectionInput } from '../detections/detection.ts';
import { registrableDomain } from '../platform/values/domain-name.ts';
import { machineOf } from '../platform/values/machine.ts';

/** By which fields detections at one company are grouped into one incident. */
export type Grouping = 'domain' | 'domain+device' | 'device';

export interface IncidentKey {
  /** Unique among the open incidents of a company. */
  readonly key: string;
  readonly registrableDomain: string | null;
  /** The device as {@link machineOf} writes it. The incident's list of devices has the names as they were sent. */
  readonly device: string | null;
}

/**
 * The key of a detection's incident. Built from identifiers (registrable domain, device), never from display
 * text, and never
 * from the query type: one look-up is usually A, AAAA and HTTPS, and is one incident. It contains the name of
 * its grouping,
 * so that a changed setting never merges into incidents with another grouping.
 */
export function groupingKey(detection: DetectionInput, grouping: Grouping): IncidentKey {
  const domain =
    grouping === 'device' ? null : (detection.registrableDomain ?? registrableDomain(detection.domain));
  const device =
    grouping === 'domain' ? null : machineOf(detection.deviceName ?? detection.clientAddress ?? '');
  return {
    key: JSON.stringify([grouping, domain, device]),
    registrableDomain: domain,
    device: device || null,
  };
}
