import { Resolver } from 'node:dns/promises';
import { isIPv6 } from 'node:net';
import { failed, ok, type Result } from '../../../platform/values/problem.ts';
import { dynamicNetworkProblems } from './problems.ts';

interface Server {
  readonly host: string;
  readonly port: number;
}

/** Looks up the addresses of a name. */
export type ResolveName = (name: string, servers: readonly Server[]) => Promise<Result<readonly string[]>>;

const timeoutMs = 2_000;
/** RFC 1035: the name does not exist, or has no record of the type. */
const none: readonly unknown[] = ['ENOTFOUND', 'ENODATA'];

/**
 * Queries these servers for IPv4 and IPv6. An error in one family is an error of the whole, so that no address is lost.
 */
export const resolveName: ResolveName = async (name, servers) => {
  if (servers.length === 0) return failed(dynamicNetworkProblems.notResolved(name, 'there is no upstream'));
  const resolver = new Resolver({ timeout: timeoutMs, tries: 2 });
  resolver.setServers(
    servers.map(({ host, port }) => (isIPv6(host) ? `[${host}]:${port}` : `${host}:${port}`)),
  );
  const asked = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
  const addresses: string[] = [];
  for (const one of asked) {
    if (one.status === 'fulfilled') addresses.push(...one.value);
    else if (!none.includes((one.reason as NodeJS.ErrnoException).code))
      return failed(dynamicNetworkProblems.notResolved(name, (one.reason as Error).message));
  }
  return addresses.length === 0 ? failed(dynamicNetworkProblems.noAddress(name)) : ok(addresses);
};
