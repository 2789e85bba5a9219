import { useQuery } from '@tanstack/react-query';
import { statusQuery } from '../../../api/status.ts';

/** The full address of a path for others: with the public URL if one is set, otherwise with the host of this page. */
export function usePublicAddress(): (path: string) => string {
  const { data: status } = useQuery(statusQuery);
  return (path) => new URL(path, status?.publicUrl ?? globalThis.location.origin).href;
}
