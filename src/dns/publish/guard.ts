import { isIP } from 'node:net';
import type { GuardEntry } from '../policy/model.ts';

/** Names that Picket and its operator need to work: ConnectWise, HYAS, and the time servers of this machine. */
const always: readonly GuardEntry[] = [
  'connectwise.com',
  'connectwisedev.com',
  'myconnectwise.net',
  'hyas.com',
  'ultradns.com',
].map((name) => ({ name, reach: 'with_below' }));

/**
 * The guard list: names that no list, feed or rule blocks unless a person overrides it on purpose.
 * @param addresses web addresses or host names of Picket itself and of the services that it is connected to
 */
export function guardList(addresses: readonly (string | undefined | null)[]): GuardEntry[] {
  const own = addresses.flatMap((address) => {
    const url = address?.includes('://') ? address : `https://${address ?? ''}`;
    const hostname = URL.canParse(url) ? new URL(url).hostname : '';
    // An address of this machine has no name to protect.
    return hostname.includes('.') && isIP(hostname) === 0 ? [hostname] : [];
  });
  const names = new Set([...always.map(({ name }) => name), ...own]);
  return [...names].map((name) => ({ name, reach: 'with_below' }));
}
