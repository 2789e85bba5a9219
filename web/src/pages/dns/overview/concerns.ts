import { dns } from '../../../text/en/dns.ts';
import { formatTime } from '../../../ui/time.tsx';
import { endpointText, isLoopback } from '../endpoint.ts';
import type { DnsStatus } from '../queries.ts';

const words = dns.overview.concerns;

export interface Concern {
  readonly detail: string;
  readonly hint: string;
}

/** Problems that somebody must fix. */
export function faults({ enabled, problem, lost, upstreams }: DnsStatus): readonly Concern[] {
  const down = upstreams.filter(({ isDown }) => isDown);
  return [
    ...(problem === null ? [] : [{ detail: problem.message, hint: problem.hint }]),
    ...(lost === 0 ? [] : [words.lost(lost)]),
    ...(down.length === 0 ? [] : [words.upstreams(down.map(endpointText).join(', '))]),
    ...(enabled && problem === null && upstreams.every(({ zone }) => zone !== null)
      ? [words.noUpstream]
      : []),
  ];
}

/** Findings that may be intended. */
export function remarks({ listening, totals, queryLogs }: DnsStatus): readonly Concern[] {
  const counted = (['strangers', 'limited', 'overloaded', 'withoutIndex'] as const).flatMap((name) => {
    const count = totals?.[name] ?? 0;
    return count === 0 ? [] : [words[name](count)];
  });
  const logs = queryLogs.map(({ companyName, endsAt }) => dns.queryLog.onOf(companyName, formatTime(endsAt)));
  return [...placeRemarks(listening), ...logs, ...counted];
}

/** Whether the companies’ computers can reach it. */
export function placeRemarks(listening: DnsStatus['listening']): readonly Concern[] {
  if (listening.length === 0) return [];
  if (listening.every(isLoopback)) return [words.loopback];
  return listening.some(({ port }) => port === 53) ? [] : [words.port];
}
