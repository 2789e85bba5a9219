import type { DetectionInput } from '../detections/detection.ts';
import { type Grouping, groupingKey } from './grouping-key.ts';
import { worseVerdict } from './verdict.ts';

/** A detection with its company found. */
export interface AttributedDetection {
  readonly companyId: number;
  readonly detection: DetectionInput;
}

/** What a batch adds to one incident. */
export interface IncidentGrowth {
  readonly companyId: number;
  readonly key: string;
  readonly registrableDomain: string | null;
  readonly device: string | null;
  count: number;
  firstSeenAt: Date;
  lastSeenAt: Date;
  verdict: string;
  readonly reasons: Set<string>;
  readonly domains: Set<string>;
  readonly devices: Set<string>;
  readonly clientAddresses: Set<string>;
  readonly policies: Set<string>;
}

/** An incident keeps at most this many of each list; the detections themselves keep them all. */
export const listLimit = 50;

export const growthId = (companyId: number, key: string): string => `${companyId} ${key}`;

/**
 * Folds a batch by incident, and says for each detection which growth it went into. In JavaScript, before the
 * database is asked: a statement cannot upsert the same key twice (error 21000), and a Map is far faster.
 */
export function fold(
  batch: readonly AttributedDetection[],
  grouping: Grouping,
): { growths: Map<string, IncidentGrowth>; growthOf: string[] } {
  const growths = new Map<string, IncidentGrowth>();
  const growthOf = batch.map(({ companyId, detection }) => {
    const key = groupingKey(detection, grouping);
    const id = growthId(companyId, key.key);
    const growth = growths.get(id);
    if (growth === undefined) growths.set(id, startGrowth(companyId, key, detection));
    else grow(growth, detection);
    return id;
  });
  return { growths, growthOf };
}

function startGrowth(
  companyId: number,
  key: ReturnType<typeof groupingKey>,
  detection: DetectionInput,
): IncidentGrowth {
  const growth: IncidentGrowth = {
    companyId,
    ...key,
    count: 0,
    firstSeenAt: detection.occurredAt,
    lastSeenAt: detection.occurredAt,
    verdict: detection.verdict,
    reasons: new Set(),
    domains: new Set(),
    devices: new Set(),
    clientAddresses: new Set(),
    policies: new Set(),
  };
  grow(growth, detection);
  return growth;
}

function grow(growth: IncidentGrowth, detection: DetectionInput): void {
  growth.count += 1;
  if (detection.occurredAt < growth.firstSeenAt) growth.firstSeenAt = detection.occurredAt;
  if (detection.occurredAt > growth.lastSeenAt) growth.lastSeenAt = detection.occurredAt;
  growth.verdict = worseVerdict(growth.verdict, detection.verdict);
  for (const reason of detection.reasons) addTo(growth.reasons, reason);
  addTo(growth.domains, detection.domain);
  addTo(growth.devices, detection.deviceName);
  addTo(growth.clientAddresses, detection.clientAddress);
  addTo(growth.policies, detection.policy);
}

function addTo(list: Set<string>, value: string | null): void {
  if (value !== null && value !== '' && list.size < listLimit) list.add(value);
}

/** The list an incident has after growing: what it had first, in order, then what is new; itself where nothing is. */
export function mergeLists(kept: string[], added: ReadonlySet<string>): string[] {
  let merged = kept;
  for (const value of added) {
    if (merged.length >= listLimit || merged.includes(value)) continue;
    if (merged === kept) merged = [...kept];
    merged.push(value);
  }
  return merged;
}
