import type { DetectionInput } from '../detections/detection.ts';
import { type Grouping, groupingKey } from './grouping-key.ts';
import { type ListName, listLimit } from './incident-lists.ts';
import { worseVerdict } from './verdict.ts';

/** A detection with its company resolved. */
export interface AttributedDetection {
  readonly companyId: number;
  readonly detection: DetectionInput;
}

/**
 * What a batch adds to one incident. Each list has each value once. Lists are arrays, because most have one value, and
 * an array of one is far smaller than a set.
 */
export interface IncidentGrowth extends Record<ListName, string[]> {
  readonly companyId: number;
  readonly key: string;
  readonly registrableDomain: string | null;
  readonly device: string | null;
  count: number;
  firstSeenAt: Date;
  lastSeenAt: Date;
  verdict: string;
}

/**
 * Folds a batch by incident, and returns the growth of each detection, by its index. Done in JavaScript before
 * the database
 * is used: a statement cannot upsert the same key twice (error 21000), and a Map is far faster.
 */
export function fold(
  batch: readonly AttributedDetection[],
  grouping: Grouping,
): { growths: IncidentGrowth[]; growthOf: number[] } {
  const growths: IncidentGrowth[] = [];
  const indexes = new Map<string, number>();
  // One DNS look-up usually gives three similar rows. The key is built for the first and reused for the others.
  const alike = new Map<string, number>();
  const indexOf = ({ companyId, detection }: AttributedDetection): number => {
    const key = groupingKey(detection, grouping);
    const id = `${companyId} ${key.key}`;
    const known = indexes.get(id);
    if (known !== undefined) return known;
    indexes.set(id, growths.length);
    return growths.push(startGrowth(companyId, key, detection)) - 1;
  };
  const growthOf: number[] = [];
  let last: AttributedDetection | undefined;
  let index = 0;
  for (const attributed of batch) {
    // Mostly they follow each other. Comparing them is far cheaper than making their text.
    if (last === undefined || !isAlike(attributed, last)) {
      const look = lookOf(attributed);
      index = alike.get(look) ?? indexOf(attributed);
      alike.set(look, index);
    }
    last = attributed;
    const growth = growths[index];
    if (growth === undefined) throw new Error('A detection belongs to a growth that does not exist.');
    grow(growth, attributed.detection);
    growthOf.push(index);
  }
  return { growths, growthOf };
}

/** Whether two detections certainly have the same key. */
const isAlike = (one: AttributedDetection, other: AttributedDetection): boolean =>
  one.companyId === other.companyId &&
  one.detection.domain === other.detection.domain &&
  one.detection.deviceName === other.detection.deviceName &&
  one.detection.clientAddress === other.detection.clientAddress &&
  one.detection.registrableDomain === other.detection.registrableDomain;

/** No stored text contains a NUL, so a missing part cannot be confused with a given one. */
const lookOf = ({ companyId, detection }: AttributedDetection): string => {
  const { domain, registrableDomain, deviceName, clientAddress } = detection;
  return `${companyId}\0${domain}\0${registrableDomain ?? '\0'}\0${deviceName ?? '\0'}\0${clientAddress ?? '\0'}`;
};

function startGrowth(
  companyId: number,
  key: ReturnType<typeof groupingKey>,
  detection: DetectionInput,
): IncidentGrowth {
  return {
    companyId,
    ...key,
    count: 0,
    firstSeenAt: detection.occurredAt,
    lastSeenAt: detection.occurredAt,
    verdict: detection.verdict,
    reasons: [],
    domains: [],
    devices: [],
    clientAddresses: [],
    policies: [],
    threatLevels: [],
  };
}

function grow(growth: IncidentGrowth, detection: DetectionInput): void {
  growth.count += 1;
  // Comparing two dates makes primitive values of both first, which takes several times as long.
  const at = detection.occurredAt.getTime();
  if (at < growth.firstSeenAt.getTime()) growth.firstSeenAt = detection.occurredAt;
  if (at > growth.lastSeenAt.getTime()) growth.lastSeenAt = detection.occurredAt;
  growth.verdict = worseVerdict(growth.verdict, detection.verdict);
  for (const reason of detection.reasons) addTo(growth.reasons, reason);
  addTo(growth.domains, detection.domain);
  addTo(growth.devices, detection.deviceName);
  addTo(growth.clientAddresses, detection.clientAddress);
  addTo(growth.policies, detection.policy);
  addTo(growth.threatLevels, detection.threatLevel);
}

function addTo(list: string[], value: string | null): void {
  if (value !== null && value !== '' && list.length < listLimit && !list.includes(value)) list.push(value);
}
