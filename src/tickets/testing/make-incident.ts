import type { Incident } from '../../incidents/incident.ts';

export const incidentNow = new Date('2026-03-01T12:00:00.000Z');

/** An incident that is due: ten minutes old, one detection. */
export function makeIncident(given: Partial<Incident> = {}): Incident {
  const opened = new Date(incidentNow.getTime() - 600_000);
  return {
    id: 7,
    companyId: 1,
    kind: 'detections',
    coveredBy: null,
    namedAt: null,
    endedAt: null,
    key: '["domain+device","bad.example","csd-ws-01"]',
    registrableDomain: 'bad.example',
    device: 'csd-ws-01',
    state: 'open',
    closedAt: null,
    closedReason: null,
    detectionCount: 1,
    firstSeenAt: opened,
    lastSeenAt: opened,
    openedAt: opened,
    verdict: 'blocked',
    reasons: ['Phishing'],
    domains: ['login.bad.example'],
    devices: ['CSD-WS-01'],
    clientAddresses: ['192.0.2.10'],
    policies: ['Default'],
    threatLevels: ['medium'],
    decision: 'hold',
    decisionReason: 'waiting_to_group',
    decidedAt: opened,
    decisionNote: null,
    decideAt: null,
    releasedAt: null,
    releaseGate: null,
    skip: null,
    ...given,
  };
}
