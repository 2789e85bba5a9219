import { mayActAs, type Role } from '../../platform/http/principal.ts';
import type { Groups } from './claims.ts';
import type { ProviderSettings } from './provider-settings.ts';
import type { RefusedBy } from './refusals.ts';

export type RoleOfGroups =
  /** Roles are set in Picket, not by groups. */
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'role';
      readonly role: Role;
      /**
       * The companies of all the person's groups; `all` if one group sees all; undefined if no group is limited, so
       * that administrators set the limit in Picket.
       */
      readonly companies?: 'all' | readonly number[];
    }
  | { readonly kind: 'refused'; readonly by: RefusedBy };

/** The most group names in the log. */
const shown = 20;

function unionOf(groups: readonly { readonly companyIds: readonly number[] | null }[]): 'all' | number[] {
  const ids = new Set<number>();
  for (const { companyIds } of groups) {
    if (companyIds === null) return 'all';
    for (const id of companyIds) ids.add(id);
  }
  return [...ids].sort((one, other) => one - other);
}

/** The role from the groups of a person: the highest of several. */
export function roleOfGroups(
  groups: Groups,
  { roles, withoutGroup, groupsClaim }: Pick<ProviderSettings, 'roles' | 'withoutGroup' | 'groupsClaim'>,
): RoleOfGroups {
  if (roles.length === 0) return { kind: 'unchanged' };
  const names = new Set(groups.known ? groups.names : []);
  const groupsGiven = roles.filter(({ group }) => names.has(group));
  const [first, ...others] = groupsGiven.map(({ role }) => role);
  if (first !== undefined) {
    const highest = others.reduce((high, role) => (mayActAs(role, high) ? role : high), first);
    if (roles.every(({ companyIds }) => companyIds === null)) return { kind: 'role', role: highest };
    return { kind: 'role', role: highest, companies: highest === 'admin' ? 'all' : unionOf(groupsGiven) };
  }
  // The groups of the person are unknown, and one with a role may be among them.
  if (!groups.known && groups.why === 'groups_too_many')
    return { kind: 'refused', by: { code: groups.why, details: { claim: groupsClaim } } };
  if (withoutGroup !== 'refuse') return { kind: 'role', role: withoutGroup };
  return {
    kind: 'refused',
    by: groups.known
      ? { code: 'no_mapped_group', details: { claim: groupsClaim, groups: groups.names.slice(0, shown) } }
      : { code: groups.why, details: { claim: groupsClaim } },
  };
}
