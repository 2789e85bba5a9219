import { addressOf } from './ip-address.ts';

/** A name that a host can have in DNS or NetBIOS: labels without spaces, at most one dot between two. */
const hostName = /^[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*$/u;

/**
 * The device that a name or address means. Agents write one device in several ways (`CSD-WS-07`,
 * `csd-ws-07.corp.example`, `CSD-WS-07$`): the first label in lower case is the same in all of them. An address is kept
 * whole, in canonical form. So is a text that is not a host name, such as `Dr. Reed's iPad`.
 */
export function machineOf(device: string): string {
  const text = device.normalize('NFC').trim().toLowerCase();
  const address = addressOf(text);
  if (address !== null) return address;
  // Active Directory writes the account of a computer with `$`; DNS ends a full name with a dot.
  const name = text.replace(/\.$/, '').replace(/\$$/, '').replace(/\.$/, '');
  if (!hostName.test(name) || /^[\d.]+$/.test(name)) return name || text;
  return name.split('.', 1)[0] ?? name;
}
