import { lookup as systemLookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Thrown while connecting; the client tells it by its code. */
export const privateAddressCode = 'PICKET_PRIVATE_ADDRESS';

/** Addresses that never are a HYAS server: a base URL that leads there would make Picket probe its own network. */
const privateRanges = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '224.0.0.0/3',
  '::/128',
  '::1/128',
  'fc00::/7',
  'fe80::/10',
  'ff00::/8',
];

const privateList = new BlockList();
for (const range of privateRanges) {
  const [network = '', prefix] = range.split('/');
  privateList.addSubnet(network, Number(prefix), isIP(network) === 6 ? 'ipv6' : 'ipv4');
}

/** 64:ff9b::/96 and 2002::/16 carry an IPv4 address inside; NAT64 and 6to4 would take us to it. */
const translatedList = new BlockList();
translatedList.addSubnet('64:ff9b::', 96, 'ipv6');
translatedList.addSubnet('2002::', 16, 'ipv6');

/** Whether an address is loopback, link-local, private or otherwise not on the public internet. */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  // BlockList itself checks IPv4 rules against IPv4-mapped IPv6 addresses.
  const kind = family === 6 ? 'ipv6' : 'ipv4';
  return privateList.check(address, kind) || (family === 6 && translatedList.check(address, 'ipv6'));
}

/** `localhost`, 127.0.0.0/8 or ::1, as `URL.hostname` writes them. */
export function isLoopbackHost(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** The address a URL names literally, or null when it names a host that is yet to be looked up. */
export function literalAddress(hostname: string): string | null {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return isIP(bare) === 0 ? null : bare;
}

/**
 * A look-up for `net.connect` that refuses private answers. It is the look-up the connection itself uses, so a name
 * that answers differently the second time (DNS rebinding) gains nothing.
 */
export function publicOnlyLookup(lookup: typeof systemLookup = systemLookup): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '');
      const refused = addresses.find(({ address }) => isPrivateAddress(address));
      const first = addresses[0];
      if (refused !== undefined || first === undefined) {
        const message = `${hostname} leads to the private address ${refused?.address ?? '(none)'}`;
        return callback(Object.assign(new Error(message), { code: privateAddressCode }), '');
      }
      if (options.all) return callback(null, addresses);
      callback(null, first.address, first.family);
    });
  };
}
