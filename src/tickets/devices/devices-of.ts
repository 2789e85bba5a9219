import { hostName } from '../../connectwise/client/match-host.ts';

/** The most devices of a ticket that are looked up: a technician needs the first ones. */
export const mostDevices = 20;

interface Seen {
  readonly devices: readonly string[];
  readonly clientAddresses: readonly string[];
}

/**
 * The devices of an incident: by name, or by address if no device has a name. `queue-links.ts` contains the same in
 * SQL.
 */
export const devicesOf = ({ devices, clientAddresses }: Seen): readonly string[] =>
  (devices.length > 0 ? devices : clientAddresses).slice(0, mostDevices);

/** The key under which a device is remembered: sources write the same name in different ways. */
export const deviceKey = (device: string): string => hostName(device);
