import { getServers } from 'node:dns';
import { networkInterfaces } from 'node:os';
import type { ResolverChoices } from '../policy/policy-settings.ts';
import type { Endpoint, ResolverSettings } from '../resolver/protocol.ts';

/** The listening addresses: configuration of this node, not a setting of all nodes. */
export interface NodeAddresses {
  readonly listen: readonly Endpoint[];
  readonly doh: Endpoint | null;
}

/** The settings for the resolver of this node; null while it is off. */
export interface Wanted {
  readonly settings: ResolverSettings | null;
}

const cacheBytes = 64 * 1024 * 1024;

/** The settings of a node. Without configured upstreams, those of the operating system are used. */
export const settingsFor = (
  choices: ResolverChoices,
  addresses: NodeAddresses,
  servers: readonly string[] = getServers(),
): ResolverSettings => ({
  ...addresses,
  upstreams: upstreamsOf(choices, addresses, servers),
  forwards: choices.forwards.map(({ zone, companyId: company, upstreams }) => ({ zone, company, upstreams })),
  privateAnswers: choices.privateAnswers,
  withoutIndex: choices.withoutIndex,
  queriesPerSecond: choices.queriesPerSecond,
  hideClients: choices.hideClients,
  cacheBytes,
});

/** The upstreams for queries that are neither blocked nor forwarded. */
export const upstreamsOf = (
  { upstreams }: ResolverChoices,
  addresses: NodeAddresses,
  servers: readonly string[] = getServers(),
): readonly Endpoint[] => (upstreams.length > 0 ? upstreams : systemUpstreams(addresses, servers));

/** The upstreams of the operating system, except this resolver itself: it would query itself for ever. */
function systemUpstreams({ listen }: NodeAddresses, servers: readonly string[]): Endpoint[] {
  const local = new Set(
    Object.values(networkInterfaces()).flatMap((all) => all?.map(({ address }) => address)),
  );
  const isSelf = ({ host, port }: Endpoint) =>
    listen.some((own) => own.port === port && (own.host === host || (isEvery(own.host) && local.has(host))));
  return servers.map(parseServer).filter((server) => !isSelf(server));
}

/** Whether it means every address of this machine. */
const isEvery = (host: string) => host === '0.0.0.0' || host === '::';

/** `192.0.2.1`, `192.0.2.1:5353`, `2001:db8::1`, `[2001:db8::1]:5353`. */
function parseServer(text: string): Endpoint {
  const bracketed = /^\[(.+)\]:(\d+)$/.exec(text);
  if (bracketed !== null) return { host: bracketed[1] ?? '', port: Number(bracketed[2]) };
  const [host = '', port, ...more] = text.split(':');
  return port !== undefined && more.length === 0 ? { host, port: Number(port) } : { host: text, port: 53 };
}
