import { useQuery } from '@tanstack/react-query';
import { statusQuery } from '../../../api/status.ts';

/**
 * Where DNS over HTTPS is asked with a token: at the host of the public URL if one is set, else at that of this page.
 * The TLS proxy in front of Picket forwards it; without one there, its port is unknown.
 */
export function useDohAddress(): (token: string) => string {
  const { data: status } = useQuery(statusQuery);
  const { protocol, host, hostname } = new URL(status?.publicUrl ?? globalThis.location.origin);
  return (token) => `https://${protocol === 'https:' ? host : hostname}/dns-query/${token}`;
}
