import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Every address of a name, as from `dns.lookup`. */
export type Lookup = (
  hostname: string,
  options: { all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** The error code of a connection to a forbidden address. */
export const privateAddressCode = 'PICKET_PRIVATE_ADDRESS';

/** Address ranges with no public server: such an address would make Picket probe its own network. */
const privateRanges = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10', // carrier-grade NAT, RFC 6598
  '127.0.0.0/8',
  '169.254.0.0/16', // link-local, and the metadata server of every cloud
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15', // benchmarks, RFC 2544
  '224.0.0.0/3', // multicast and reserved
  '::/96', // unspecified, loopback, IPv4-compatible
  '64:ff9b:1::/48', // NAT64 with a local prefix, RFC 8215
  'fc00::/7', // unique local
  'fe80::/9', // link-local and the old site-local
  'ff00::/8',
];

const privateList = new BlockList();
for (const range of privateRanges) {
  const [network = '', prefix] = range.split('/');
  privateList.addSubnet(network, Number(prefix), isIP(network) === 6 ? 'ipv6' : 'ipv4');
}

/** NAT64 (RFC 6052) and 6to4 (RFC 3056) addresses contain an IPv4 address and lead to it. */
const carriers = new BlockList();
carriers.addSubnet('64:ff9b::', 96, 'ipv6');
carriers.addSubnet('2002::', 16, 'ipv6');

/** Whether an address is private, loopback, link-local or otherwise not public. */
export function isPrivateAddress(address: string): boolean {
  const bare = address.replace(/%.*$/, '');
  const family = isIP(bare);
  if (family === 4) return privateList.check(bare, 'ipv4');
  // BlockList checks IPv4-mapped IPv6 addresses against the IPv4 rules itself.
  return family === 6 && (privateList.check(bare, 'ipv6') || carriers.check(bare, 'ipv6'));
}

/** `localhost`, 127.0.0.0/8 or ::1, as `URL.hostname` writes them. */
export function isLoopbackHost(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** The address that a URL contains literally; null if it contains a host name. */
export function literalAddress(hostname: string): string | null {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return isIP(bare) === 0 ? null : bare;
}

export function privateAddressError(hostname: string, address: string): Error {
  return Object.assign(new Error(`${hostname} resolves to the private address ${address}`), {
    code: privateAddressCode,
  });
}

/**
 * The look-up that the connection itself uses, so a name that resolves differently the second time (DNS rebinding)
 * gains nothing. One private address in the answer refuses all of them.
 */
export function connectionLookup(allowPrivate: boolean, lookup: Lookup = systemLookup): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '');
      const refused = allowPrivate ? undefined : addresses.find(({ address }) => isPrivateAddress(address));
      if (refused) return callback(privateAddressError(hostname, refused.address), '');
      const [first] = addresses;
      if (first === undefined) {
        return callback(Object.assign(new Error(`${hostname} has no address`), { code: 'ENOTFOUND' }), '');
      }
      if (options.all) return callback(null, addresses);
      callback(null, first.address, first.family);
    });
  };
}
