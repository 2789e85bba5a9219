import type { Incident } from '../../incidents/incident.ts';
import type { Told } from '../../platform/database/schema-tickets.ts';

/** The state of an incident that its ticket says. */
export const toldOf = (incident: Incident): Told => ({
  count: incident.detectionCount,
  verdict: incident.verdict,
  reasons: incident.reasons,
  domains: incident.domains,
  devices: incident.devices,
});
