import { createHash } from 'node:crypto';
import { addressOf } from '../../platform/values/ip-address.ts';
import type { Client } from '../index/clauses.ts';
import { masked, parseNetwork } from '../index/keys.ts';
import { isPrivate } from './private-address.ts';
import type { Clients, Endpoint } from './protocol.ts';
import { type Bucket, fullBucket } from './rate.ts';

/** A client that may send queries. */
export interface Asker {
  /** Null if no clients are known and only loopback is answered; then the MSP's own policy applies. */
  readonly company: number | null;
  readonly device: string | null;
  /** Until when its queries are logged (milliseconds since 1970); 0 if they are not. */
  readonly loggedUntil: number;
  readonly address: string;
  /** The client in the form of the index. */
  readonly client: Client;
  readonly bucket: Bucket;
  /** Company and device, without the address: the only data recorded of hidden clients. */
  readonly hidden: string;
  /** Company, device and address. */
  readonly who: string;
}

export interface Askers {
  /** Null for an unknown client. `at`: the key of the endpoint that received the query. */
  byAddress(address: string, at: string): Asker | null;
  byToken(token: string, address: string): Asker | null;
}

/**
 * The most cached askers; the oldest is dropped. Unknown clients are not cached, since their addresses may be forged.
 */
const mostRemembered = 50_000;

/** Finds who may send queries. `clients` comes from the database; null if that could not be read yet. */
export function openAskers(clients: Clients | null): Askers {
  const remembered = new Map<string, Asker>();
  const listeners = new Map(clients?.listeners?.map((one) => [endpointKey(one), one.company]));
  const apart = new Set(listeners.values());
  const devices = new Map(
    clients?.devices.map((one) => [deviceKey(apart.has(one.company) ? one.company : null, one.address), one]),
  );
  const tokens = new Map(clients?.tokens.map((one) => [one.hash.toLowerCase(), one]));
  const logged = new Map(clients?.logged?.map(({ company, until }) => [company, until]));
  const networks = new Networks(clients?.networks ?? []);

  function remember(
    key: string,
    who: { readonly company: number | null; readonly device: string | null },
    address: string,
  ): Asker {
    const octets = octetsOf(address);
    const { company, device } = who;
    const hidden = `${company ?? ''} ${device ?? ''} `;
    const asker: Asker = {
      company,
      device,
      loggedUntil: (company !== null && logged.get(company)) || 0,
      address,
      client: { address: octets, device },
      bucket: fullBucket(),
      hidden,
      who: `${hidden}${address} `,
    };
    if (remembered.size >= mostRemembered) {
      for (const oldest of remembered.keys()) {
        remembered.delete(oldest);
        break;
      }
    }
    remembered.set(key, asker);
    return asker;
  }

  return {
    byAddress(from, at) {
      const own = listeners.get(at) ?? null;
      const key = own === null ? from : `${at} ${from}`;
      const known = remembered.get(key);
      if (known !== undefined) return known;
      const address = withoutZone(from);
      const octets = octetsOf(address);
      if (octets === null) return null;
      if (clients === null)
        return isLoopback(octets) ? remember(key, { company: null, device: null }, address) : null;
      // A public address belongs to one company at every listener.
      const isOwn = own !== null && isPrivate(octets);
      const device = devices.get(deviceKey(isOwn ? own : null, address));
      if (device !== undefined)
        return remember(key, { company: device.company, device: device.name }, address);
      const company = isOwn ? own : networks.companyOf(octets);
      return company === null ? null : remember(key, { company, device: null }, address);
    },
    byToken(token, from) {
      // A hash, so that neither the database nor a file contains the token.
      const hash = createHash('sha256').update(token).digest('hex');
      const known = tokens.get(hash);
      if (known === undefined) return null;
      const key = `${hash} ${from}`;
      return remembered.get(key) ?? remember(key, known, withoutZone(from));
    },
  };
}

/** Networks by prefix length, the longest first. */
class Networks {
  readonly #byPrefix: readonly { readonly prefix: number; readonly companies: ReadonlyMap<string, number> }[];

  constructor(networks: Clients['networks']) {
    const byPrefix = new Map<string, { prefix: number; companies: Map<string, number> }>();
    for (const { network, company } of networks) {
      const parsed = parseNetwork(network);
      if (parsed === null) continue;
      const { octets, prefix } = parsed;
      const place = `${octets.length} ${prefix}`;
      const known = byPrefix.get(place) ?? { prefix, companies: new Map() };
      byPrefix.set(place, known);
      known.companies.set(keyOf(octets), company);
    }
    this.#byPrefix = [...byPrefix.values()].sort((one, other) => other.prefix - one.prefix);
  }

  companyOf(octets: Uint8Array): number | null {
    for (const { prefix, companies } of this.#byPrefix) {
      if (prefix > octets.length * 8) continue;
      const company = companies.get(keyOf(masked(octets, prefix)));
      if (company !== undefined) return company;
    }
    return null;
  }
}

/** Devices of a company with its own listener are known only there, so other companies may have the same addresses. */
const deviceKey = (company: number | null, address: string) => `${company ?? ''} ${addressOf(address) ?? ''}`;

export const endpointKey = ({ host, port }: Endpoint): string => `${addressOf(host) ?? host} ${port}`;

const keyOf = (octets: Uint8Array) => Buffer.from(octets).toString('latin1');

/**
 * The address without an IPv6 prefix for IPv4 (`::ffff:192.0.2.1` on a socket for both families), and without a zone.
 */
const withoutZone = (address: string) => (addressOf(address) ?? address).split('%', 1)[0] ?? address;
const octetsOf = (address: string) => parseNetwork(address)?.octets ?? null;
const isLoopback = (octets: Uint8Array) =>
  octets.length === 4 ? octets[0] === 127 : octets.every((octet, index) => octet === (index === 15 ? 1 : 0));
