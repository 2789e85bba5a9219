import type { Incident } from '../incidents/incident.ts';
import { listLimit } from '../incidents/incident-lists.ts';
import type { Matchers } from './matchers.ts';

type Thing = Pick<
  Incident,
  'companyId' | 'registrableDomain' | 'device' | 'domains' | 'devices' | 'clientAddresses'
>;

/**
 * The matchers of an accepted risk for an incident: its company and domain, on its device or on any device. Null if
 * they cannot be exact, because a list is full or a name contains a wildcard.
 */
export function acceptedThing(incident: Thing, onDevice: boolean): Matchers | null {
  const domains = incident.registrableDomain === null ? incident.domains : [incident.registrableDomain];
  const devices = onDevice ? devicesOf(incident) : [];
  const names = [...domains, ...devices];
  const isFull = domains.length >= listLimit || devices.length >= listLimit;
  // A roll-up has no domain. Without a domain, every incident of a company would be accepted.
  if (domains.length === 0 || isFull || names.some((name) => name.includes('*'))) return null;
  return {
    companyIds: [incident.companyId],
    domains: [...domains],
    devices: [...devices],
    reasons: [],
    verdicts: [],
    severities: [],
  };
}

function devicesOf({ device, devices, clientAddresses }: Thing): readonly string[] {
  if (device !== null) return [device];
  return devices.length > 0 ? devices : clientAddresses;
}
