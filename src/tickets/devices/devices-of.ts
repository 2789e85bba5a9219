import { hostName } from '../../connectwise/client/match-host.ts';

/** More devices of one ticket are not looked up: who works on it needs the first ones. */
export const mostDevices = 20;

interface Seen {
  readonly devices: readonly string[];
  readonly clientAddresses: readonly string[];
}

/** The devices of an incident: by name, or by address where no device has a name. `queue-links.ts` has the same in SQL. */
export const devicesOf = ({ devices, clientAddresses }: Seen): readonly string[] =>
  (devices.length > 0 ? devices : clientAddresses).slice(0, mostDevices);

/** Under which a device is remembered: sources write the same name in different ways. */
export const deviceKey = (device: string): string => hostName(device);
