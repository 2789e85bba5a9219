import { isLoopbackHost } from '../../platform/outbound/private-network.ts';
import type { ChannelKind } from './channel.ts';

/** The addresses of Office 365 connectors, which Microsoft has retired. */
const retired = /(^|\.)webhook\.office\.com$|^outlook\.office(365)?\.com$/;

/** Why this address is invalid, in words for the form; null if it is valid. */
export function addressComplaint(kind: ChannelKind | 'heartbeat', text: string): string | null {
  if (!URL.canParse(text)) return 'This is not a complete address. It must start with https://.';
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopbackHost(url.hostname)))
    return 'The address must start with https://, because it is a secret.';
  if (url.username !== '' || url.password !== '') return 'The address must not contain a user or password.';
  if (kind === 'teams' && retired.test(url.hostname))
    return 'This is the address of an Office 365 connector. Microsoft has retired them. Create a workflow in Teams (“Send webhook alerts to a channel”), and enter its address.';
  return null;
}
