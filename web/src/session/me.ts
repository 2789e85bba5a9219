import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { api, read } from '../api/client.ts';
import type { paths } from '../api/schema.d.ts';

export type Me = paths['/api/v1/me']['get']['responses'][200]['content']['application/json'];
export type Role = Me['role'];

/** Who is signed in; a problem of status 401 if nobody is. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/me', { signal })),
  staleTime: 60_000,
});

/** Who is signed in; for pages inside the shell, which only signed-in users see. */
export const useMe = (): Me => useSuspenseQuery(meQuery).data;

const order: readonly Role[] = ['viewer', 'analyst', 'admin'];

/** Whether `role` may do what `needed` may: every role may do what the ones before it may. */
export const mayActAs = (role: Role, needed: Role): boolean => order.indexOf(role) >= order.indexOf(needed);

/** Whether a user sees only some companies. They read the data of these; an analyst acts on their incidents. */
export const isLimited = ({ companies }: Pick<Me, 'companies'>): boolean => companies !== null;

/** Whether the signed-in user may do what `needed` may; false while it is unknown. */
export function useMay(needed: Role): boolean {
  const { data } = useQuery(meQuery);
  if (data === undefined || (isLimited(data) && needed !== 'viewer')) return false;
  return mayActAs(data.role, needed);
}
