import { z } from 'zod';
import type { Incident } from '../incidents/incident.ts';
import { listLimit } from '../incidents/incident-lists.ts';
import { type Severity, severities } from '../incidents/severities.ts';
import { machineOf } from '../platform/values/machine.ts';
import { compilePatterns, matchesEverything } from '../platform/values/pattern.ts';

const patterns = (longest: number, what: string) =>
  z.array(z.string().trim().min(1).max(longest)).max(50).default([]).describe(what);

/** The conditions under which an incident is silenced or accepted. */
export const matchersSchema = z
  .object({
    companyIds: z.array(z.number().int().positive()).max(200).default([]).describe('Any of these companies.'),
    domains: patterns(
      253,
      'Domains; `*` matches any characters. A registrable domain matches all names below it. Otherwise every domain of the incident must match.',
    ),
    devices: patterns(255, 'Names or addresses of devices, in the same form. Every device must match.'),
    reasons: patterns(256, 'Block reasons, in the same form. Every reason must match.'),
    verdicts: patterns(64, 'Verdicts.'),
    severities: z.array(z.enum(severities)).max(severities.length).default([]).describe('Severities.'),
  })
  .meta({ id: 'Matchers' });

export type Matchers = z.infer<typeof matchersSchema>;

/** The fields of an incident that matchers test. */
export type MatchedFacts = Pick<
  Incident,
  | 'companyId'
  | 'registrableDomain'
  | 'device'
  | 'domains'
  | 'devices'
  | 'clientAddresses'
  | 'reasons'
  | 'verdict'
> & { readonly severity: Severity };

/**
 * Whether an incident matches: every given matcher must match. Every domain, device and reason of the incident must
 * match, so a silence never hides part of it. A full list never matches, because a missing value might not match.
 */
export function compileMatchers(matchers: Matchers): (facts: MatchedFacts) => boolean {
  const { companyIds, domains, devices, reasons, verdicts } = matchers;
  const isDomain = compilePatterns(domains);
  const isDevice = compilePatterns(devices);
  const isReason = compilePatterns(reasons);
  const isVerdict = compilePatterns(verdicts);
  const isAny = {
    domain: domains.some(matchesEverything),
    device: devices.some(matchesEverything),
    reason: reasons.some(matchesEverything),
  };
  return (facts) =>
    (companyIds.length === 0 || companyIds.includes(facts.companyId)) &&
    (domains.length === 0 ||
      isAny.domain ||
      (facts.registrableDomain !== null && isDomain(facts.registrableDomain)) ||
      allMatch(facts.domains, isDomain)) &&
    (devices.length === 0 ||
      isAny.device ||
      (facts.device !== null && isDevice(facts.device)) ||
      allMachinesMatch(facts.devices, isDevice) ||
      allMatch(facts.clientAddresses, isDevice)) &&
    (reasons.length === 0 || isAny.reason || allMatch(facts.reasons, isReason)) &&
    (verdicts.length === 0 || isVerdict(facts.verdict)) &&
    (matchers.severities.length === 0 || matchers.severities.includes(facts.severity));
}

const allMatch = (values: readonly string[], matches: (value: string) => boolean): boolean =>
  values.length > 0 && values.length < listLimit && values.every(matches);

/** A device is often written in several ways: a matcher for one spelling matches the device. */
function allMachinesMatch(devices: readonly string[], matches: (device: string) => boolean): boolean {
  const taken = new Set(devices.filter(matches).map(machineOf));
  return allMatch(devices, (device) => taken.has(machineOf(device)));
}

/** Whether these matchers match every incident. */
export function coversEverything(matchers: Matchers): boolean {
  const { companyIds, domains, devices, reasons, verdicts } = matchers;
  return (
    companyIds.length === 0 &&
    [domains, devices, reasons, verdicts].every(
      (given) => given.length === 0 || given.some(matchesEverything),
    ) &&
    (matchers.severities.length === 0 || new Set(matchers.severities).size === severities.length)
  );
}
