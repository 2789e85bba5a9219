import { mayActAs, type Role } from '../../platform/http/principal.ts';
import type { Groups } from './claims.ts';
import type { ProviderSettings } from './provider-settings.ts';
import type { RefusedBy } from './refusals.ts';

export type RoleOfGroups =
  /** Roles are set in Picket. */
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'role'; readonly role: Role }
  | { readonly kind: 'refused'; readonly by: RefusedBy };

/** Group names that the log shows. */
const shown = 20;

/** The role that the groups of a person give: of several the highest. */
export function roleOfGroups(
  groups: Groups,
  { roles, withoutGroup, groupsClaim }: Pick<ProviderSettings, 'roles' | 'withoutGroup' | 'groupsClaim'>,
): RoleOfGroups {
  if (roles.length === 0) return { kind: 'unchanged' };
  const names = new Set(groups.known ? groups.names : []);
  const given = roles.filter(({ group }) => names.has(group)).map(({ role }) => role);
  const [first, ...others] = given;
  if (first !== undefined) {
    const highest = others.reduce((high, role) => (mayActAs(role, high) ? role : high), first);
    return { kind: 'role', role: highest };
  }
  // Which groups somebody is in is unknown here, and a mapped one may be among them.
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
