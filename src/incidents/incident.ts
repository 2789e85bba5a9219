/** The decision about an incident. `hold` waits for a change; the others say what was done, or that nothing will be. */
export type DecisionAction = 'create' | 'append' | 'reopen' | 'hold' | 'skip';

/** Who wants no ticket for an incident, and why. */
export interface Skip {
  readonly by: string;
  readonly at: Date;
  readonly note: string;
}

/** A `storm`, `digest` or `late` incident is a roll-up: it covers other incidents, and its ticket names them. */
export const incidentKinds = ['detections', 'storm', 'digest', 'late'] as const;

export type IncidentKind = (typeof incidentKinds)[number];

export type RollUpKind = Exclude<IncidentKind, 'detections'>;

/** All detections of the same threat at the same company while it continues; or a roll-up of such incidents. */
export interface Incident {
  readonly id: number;
  readonly companyId: number;
  readonly kind: IncidentKind;
  /** The roll-up whose ticket covers this incident. */
  readonly coveredBy: number | null;
  /** When a ticket or note of that roll-up in ConnectWise first named this incident; null if none did yet. */
  readonly namedAt: Date | null;
  /** When a roll-up stopped accepting incidents. */
  readonly endedAt: Date | null;
  readonly key: string;
  readonly registrableDomain: string | null;
  readonly device: string | null;
  readonly state: 'open' | 'closed';
  readonly closedAt: Date | null;
  readonly closedReason: string | null;
  readonly detectionCount: number;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
  /** When Picket received it; later than `firstSeenAt` if detections arrive late or are back-filled. */
  readonly openedAt: Date;
  readonly verdict: string;
  readonly reasons: readonly string[];
  readonly domains: readonly string[];
  readonly devices: readonly string[];
  readonly clientAddresses: readonly string[];
  readonly policies: readonly string[];
  readonly threatLevels: readonly string[];
  readonly decision: DecisionAction;
  readonly decisionReason: string;
  readonly decidedAt: Date;
  readonly decisionNote: string | null;
  /** When the incident is decided again without a change. */
  readonly decideAt: Date | null;
  /** When a planned hold ended: the limit for other holds counts from then. */
  readonly releasedAt: Date | null;
  /** Whether a person must confirm the release of this incident after a change. */
  readonly releaseGate: 'ask' | 'new-only' | 'awaiting' | 'passed' | null;
  /** Set while a person's skip is in force. */
  readonly skip: Skip | null;
}
