import type { paths } from '../../../api/schema.d.ts';
import type { RoutingRule } from '../queries.ts';

export type RuleBody =
  paths['/api/v1/connectwise/routing-rules']['post']['requestBody']['content']['application/json'];
export type Matches = RoutingRule['matches'];
export type Destination = RoutingRule['destination'];

export const recordFields = [
  'board',
  'status',
  'type',
  'priority',
  'subtype',
  'item',
  'team',
  'source',
] as const;
export type RecordField = (typeof recordFields)[number];
export const levelFields = ['severity', 'impact'] as const;
export type LevelField = (typeof levelFields)[number];
export const levels = ['Low', 'Medium', 'High'] as const;
export const severities = ['critical', 'high', 'medium', 'low', 'informational'] as const;

/** A rule while it is edited. */
export interface RuleDraft {
  readonly name: string;
  readonly enabled: boolean;
  readonly matches: Matches;
  readonly destination: Readonly<Record<RecordField, number | null>> &
    Readonly<Record<LevelField, (typeof levels)[number] | null>>;
}

export const emptyRule: RuleDraft = {
  name: '',
  enabled: true,
  matches: {
    companyIds: [],
    reasons: [],
    verdicts: [],
    threatLevels: [],
    severities: [],
    devices: [],
    domains: [],
  },
  destination: {
    board: null,
    status: null,
    type: null,
    priority: null,
    subtype: null,
    item: null,
    team: null,
    source: null,
    severity: null,
    impact: null,
  },
};

export function draftOf({ name, enabled, matches, destination }: RoutingRule): RuleDraft {
  const ids = Object.fromEntries(recordFields.map((field) => [field, destination[field]?.id ?? null]));
  const { severity, impact } = destination;
  return {
    name,
    enabled,
    matches,
    destination: { ...(ids as Record<RecordField, number | null>), severity, impact },
  };
}

/** The rule for the API. */
export function bodyOf({ name, enabled, matches, destination }: RuleDraft): RuleBody {
  const { severity, impact } = destination;
  const ids = Object.fromEntries(recordFields.map((field) => [`${field}Id`, destination[field]]));
  return { name, enabled, matches, destination: { ...ids, severity, impact } };
}
