import { nothingSeen } from '../../detections/seen-facts.ts';
import type { Incident } from '../../incidents/incident.ts';
import { nextSteps } from '../next-steps/next-steps.ts';
import type { TextSurroundings } from './load-composition.ts';
import type { Composition } from './variables.ts';

/** A sample incident, for testing a template if there is no real one. */
export function sampleComposition(
  { timeZone, publicUrl }: TextSurroundings,
  { at, companyName, defangDomains }: { at: Date; companyName: string; defangDomains: boolean },
): Composition {
  return {
    timeZone,
    publicUrl,
    incident: sampleIncident(at),
    companyName,
    sourceName: 'Picket',
    defangDomains,
    severity: 'high',
    earlier: [],
    seen: {
      processes: ['test.exe'],
      users: ['test.user'],
      domainAgeDays: 6,
      registrars: ['Example Registrar'],
      categories: ['Test of Picket'],
      lists: ['Test list'],
    },
    nextSteps: nextSteps.initial,
  };
}

function sampleIncident(at: Date): Incident {
  return {
    id: 0,
    kind: 'detections',
    coveredBy: null,
    namedAt: null,
    endedAt: null,
    companyId: 0,
    key: '',
    registrableDomain: 'picket.example',
    device: 'test-device',
    state: 'open',
    closedAt: null,
    closedReason: null,
    detectionCount: 1,
    firstSeenAt: at,
    lastSeenAt: at,
    openedAt: at,
    verdict: 'blocked',
    reasons: ['Test of Picket'],
    domains: ['test.picket.example'],
    devices: ['test-device'],
    clientAddresses: ['192.0.2.1'],
    policies: ['Test'],
    threatLevels: ['high'],
    decision: 'hold',
    decisionReason: 'waiting_to_group',
    decidedAt: at,
    decisionNote: null,
    decideAt: null,
    releasedAt: null,
    releaseGate: null,
    skip: null,
  };
}

/** The sample without any optional value: the other extreme for a template. */
export const bareSample = (sample: Composition): Composition => ({
  ...sample,
  publicUrl: undefined,
  seen: nothingSeen,
  incident: {
    ...sample.incident,
    registrableDomain: null,
    device: null,
    reasons: [],
    threatLevels: [],
    devices: [],
    clientAddresses: [],
    policies: [],
  },
});
