import { plural } from '../../platform/values/text.ts';
import { visibleText } from '../../platform/values/visible-text.ts';
import type { Attention, Status } from './status.ts';

/** The problems of the protective DNS that need attention. */
export function aboutDns({ dns }: Pick<Status, 'dns'>): Omit<Attention, 'link'>[] {
  if (dns === undefined) return [];
  const found: Omit<Attention, 'link'>[] = [];
  if (dns.problem !== null)
    found.push({
      code: 'dns_not_answering',
      severity: 'error',
      what: dns.problem.message,
      hint: dns.problem.hint,
    });
  if (dns.allUpstreamsDown)
    found.push({
      code: 'dns_upstreams_down',
      severity: 'error',
      what: 'No upstream of the protective DNS answers, or none is known: its clients reach only what is still in its cache.',
      hint: 'Set upstreams under Protective DNS, Settings, or repair the way to them.',
    });
  if (dns.notRecorded > 0)
    found.push({
      code: 'dns_not_recorded',
      severity: 'warning',
      what: `${plural(dns.notRecorded, 'blocked query was', 'blocked queries were')} not recorded, because the database was away too long.`,
      hint: 'The queries were blocked. Restart Picket to begin a new count.',
      count: dns.notRecorded,
    });
  for (const { company, problem } of dns.networks)
    found.push({
      code: 'dns_network_not_followed',
      severity: 'warning',
      what: `A network of ${visibleText(company)}: ${problem.message}`,
      hint: problem.hint,
    });
  for (const { name, problem } of dns.feeds)
    found.push({
      code: 'dns_feed_failing',
      severity: 'warning',
      what: `Feed “${visibleText(name)}”: ${problem.message}`,
      hint: problem.hint,
    });
  return found;
}
