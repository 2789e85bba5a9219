import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { api, read } from '../api/client.ts';

export type Role = 'viewer' | 'analyst' | 'admin';

export interface Me {
  readonly kind: 'user' | 'token' | 'operator';
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly role: Role;
  readonly twoFactorEnabled: boolean;
}

/** Who is signed in here; a problem of status 401 when nobody is. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }): Promise<Me> => read(api.GET('/api/v1/me' as never, { signal } as never)),
  staleTime: 60_000,
});

/** Who is signed in; for pages inside the shell, which nobody else sees. */
export const useMe = (): Me => useSuspenseQuery(meQuery).data;

const order: readonly Role[] = ['viewer', 'analyst', 'admin'];

/** Whether the role may do what asks for `needed`: every role may do what the ones before it may. */
export const mayActAs = (role: Role, needed: Role): boolean => order.indexOf(role) >= order.indexOf(needed);

/** Whether whoever is signed in may do what asks for `needed`; false while that is not known. */
export function useMay(needed: Role): boolean {
  const { data } = useQuery(meQuery);
  return data !== undefined && mayActAs(data.role, needed);
}
