import { BlockList, isIP } from 'node:net';
import { failed, ok, type Result } from '../../../platform/values/problem.ts';
import { readNetwork } from '../read-network.ts';
import { dynamicNetworkProblems } from './problems.ts';

/** Addresses that no customer's network has: this machine, links, multicast, and reserved ones. */
const nobodys = new BlockList();
for (const [address, prefix] of [
  ['0.0.0.0', 8],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['224.0.0.0', 3],
] as const)
  nobodys.addSubnet(address, prefix, 'ipv4');
for (const [address, prefix] of [
  ['::', 127],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  nobodys.addSubnet(address, prefix, 'ipv6');

/** The largest IPv6 network of a customer: providers assign a /48 at most. */
const shortestIpv6 = 48;

/**
 * Parses the addresses that a router reports or a DNS name has, into canonical form: one IPv4 address, an IPv6 address
 * or prefix.
 */
export function readAddresses(texts: readonly string[]): Result<readonly string[]> {
  const networks: string[] = [];
  for (const text of texts) {
    const { network } = readNetwork(text.trim());
    const [address = '', prefix] = network?.split('/') ?? [];
    const isIpv4 = isIP(address) === 4;
    const isTooWide = prefix !== undefined && (isIpv4 || Number(prefix) < shortestIpv6);
    if (network === null || isTooWide || nobodys.check(address, isIpv4 ? 'ipv4' : 'ipv6'))
      return failed(dynamicNetworkProblems.unusable(text));
    networks.push(network);
  }
  return ok([...new Set(networks)].sort());
}

/**
 * A reported address replaces the previous one of the same family: many routers send IPv4 and IPv6 one after the other.
 */
export const replacing = (before: readonly string[], sent: readonly string[]): readonly string[] => {
  const isIpv6 = (network: string) => network.includes(':');
  const kept = before.filter((network) => !sent.some((one) => isIpv6(one) === isIpv6(network)));
  return [...kept, ...sent].sort();
};
