import { isIP } from 'node:net';
import type { Problem } from '../../platform/values/problem.ts';
import { nameFromText } from '../wire/name.ts';
import { resolverProblems } from './problems.ts';
import type { Endpoint, ResolverSettings } from './protocol.ts';

/** Why settings cannot be used; null if they can. They may come from a file that a person changed. */
export function settingsProblem(settings: ResolverSettings): Problem | null {
  const { listen, doh, upstreams, forwards, privateAnswers, queriesPerSecond, cacheBytes } = settings;
  const endpoints = [
    ...[...listen, ...(doh === null ? [] : [doh])].map((one) => [one, 0] as const),
    ...[...upstreams, ...forwards.flatMap((forward) => forward.upstreams)].map((one) => [one, 1] as const),
  ];
  for (const [endpoint, least] of endpoints) {
    const wrong = endpointFault(endpoint, least);
    if (wrong !== null) return resolverProblems.badSettings(wrong);
  }
  for (const zone of [...forwards.map((forward) => forward.zone), ...privateAnswers])
    if (nameFromText(zone) === null) return resolverProblems.badSettings(`${zone} is no name of a zone`);
  if (!(queriesPerSecond > 0))
    return resolverProblems.badSettings('a client must be allowed a query each second or more');
  return cacheBytes >= 0 ? null : resolverProblems.badSettings('the cache has less than no octets');
}

function endpointFault({ host, port }: Endpoint, leastPort: number): string | null {
  if (isIP(host) === 0) return `${host} is no IP address`;
  return Number.isInteger(port) && port >= leastPort && port <= 65_535 ? null : `${port} is no port`;
}
