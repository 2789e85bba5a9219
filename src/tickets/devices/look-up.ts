import type {
  ConfigurationQuery,
  ConfigurationRecord,
} from '../../connectwise/client/configuration-types.ts';
import { hostName, isAddress } from '../../connectwise/client/match-host.ts';
import type { ConnectWise } from '../../connectwise/client/types.ts';
import { isPrivateAddress } from '../../platform/outbound/private-network.ts';
import { ok, type Result } from '../../platform/values/problem.ts';

export type FoundBy = 'name' | 'serial' | 'address';

/** The match of a device among a company's active configurations: exactly one, or none is used. */
export type Match =
  | { readonly what: 'one'; readonly configuration: ConfigurationRecord; readonly by: FoundBy }
  | { readonly what: 'none' }
  | { readonly what: 'several'; readonly candidates: readonly { id: number; name: string }[] };

export interface DeviceToFind {
  readonly companyId: number;
  readonly device: string;
  /** The addresses that its queries came from. */
  readonly addresses: readonly string[];
}

/** The most candidates that are shown if several match. */
const mostCandidates = 10;
/** Shorter texts are too common as serial numbers. */
const shortestSerial = 4;

/** The ways to find a device, the most certain first. The next one is tried only if the one before finds nothing. */
export function waysTo({ companyId, device, addresses }: DeviceToFind): [FoundBy, ConfigurationQuery][] {
  const host = hostName(device);
  if (isAddress(host)) return [['address', { companyId, addresses: [host] }]];
  // The public address of a named device is that of the site: the configuration with it is the firewall.
  const own = addresses.filter(isPrivateAddress);
  return [
    ['name', { companyId, hostName: device }],
    ...(host.length < shortestSerial
      ? []
      : [['serial', { companyId, serialNumber: host }] satisfies [FoundBy, ConfigurationQuery]]),
    ...(own.length === 0
      ? []
      : [['address', { companyId, addresses: own }] satisfies [FoundBy, ConfigurationQuery]]),
  ];
}

export async function lookUp(
  client: Pick<ConnectWise, 'configurations'>,
  wanted: DeviceToFind,
  signal?: AbortSignal,
): Promise<Result<Match>> {
  for (const [by, query] of waysTo(wanted)) {
    const read = await client.configurations(query, signal);
    if (!read.ok) return read;
    const { items, more } = read.value;
    const [first] = items;
    if (first !== undefined && items.length === 1 && !more)
      return ok({ what: 'one', configuration: first, by });
    if (items.length > 0 || more)
      return ok({
        what: 'several',
        candidates: items.slice(0, mostCandidates).map(({ id, name }) => ({ id, name })),
      });
  }
  return ok({ what: 'none' });
}
