import type { Incident } from '../../incidents/incident.ts';
import type { ReportedState } from '../../platform/database/schema-tickets.ts';

/** The state of an incident as its ticket reports it. */
export const reportedOf = (incident: Incident): ReportedState => ({
  count: incident.detectionCount,
  verdict: incident.verdict,
  reasons: incident.reasons,
  domains: incident.domains,
  devices: incident.devices,
});
