import { useQuery } from '@tanstack/react-query';
import { statusQuery } from '../../../api/status.ts';

/**
 * The address of DNS over HTTPS for a token: the host of the public URL if one is set, otherwise the host of this page.
 * The TLS proxy in front of Picket forwards it; its port is unknown without a public URL.
 */
export function useDohAddress(): (token: string) => string {
  const { data: status } = useQuery(statusQuery);
  const { protocol, host, hostname } = new URL(status?.publicUrl ?? globalThis.location.origin);
  return (token) => `https://${protocol === 'https:' ? host : hostname}/dns-query/${token}`;
}
