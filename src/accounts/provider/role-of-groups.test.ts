import { describe, expect, it } from 'vitest';
import { emailOf, groupsOf } from './claims.ts';
import { providerSettings } from './provider-settings.ts';
import { roleOfGroups } from './role-of-groups.ts';

const settings = {
  ...providerSettings.initial,
  roles: [
    { group: 'Technicians', role: 'analyst' as const, companyIds: null },
    { group: 'Owners', role: 'admin' as const, companyIds: null },
    { group: 'Everyone', role: 'viewer' as const, companyIds: null },
  ],
};
const groups = (...names: string[]) => ({ known: true, names }) as const;

describe('the role of groups', () => {
  it('is the highest of all groups with a role, in any order', () => {
    expect(roleOfGroups(groups('Everyone', 'Owners', 'Technicians'), settings)).toEqual({
      kind: 'role',
      role: 'admin',
    });
    expect(roleOfGroups(groups('Technicians', 'Everyone', 'Cooks'), settings)).toMatchObject({
      role: 'analyst',
    });
  });

  it('needs the exact name: others may have a similar one', () => {
    for (const name of ['owners', 'Owners ', 'Owners2', '__proto__'])
      expect(roleOfGroups(groups(name), settings)).toMatchObject({
        kind: 'refused',
        by: { code: 'no_mapped_group', details: { groups: [name] } },
      });
  });

  it('is the one for people in no group, if that is set, also if the claim is missing', () => {
    const kind = { ...settings, withoutGroup: 'viewer' as const };
    expect(roleOfGroups(groups('Cooks'), kind)).toEqual({ kind: 'role', role: 'viewer' });
    expect(roleOfGroups({ known: false, why: 'groups_missing' }, kind)).toEqual({
      kind: 'role',
      role: 'viewer',
    });
  });

  it('is refused if the provider leaves out groups because there are too many: one with a higher role may be among them', () => {
    const kind = { ...settings, withoutGroup: 'viewer' as const };
    expect(roleOfGroups({ known: false, why: 'groups_too_many' }, kind)).toMatchObject({
      by: { code: 'groups_too_many' },
    });
  });

  it('is limited to the companies of all groups together, unless one of them sees all', () => {
    const roles = [
      { group: 'Cedar', role: 'viewer' as const, companyIds: [7, 3] },
      { group: 'Harbor', role: 'analyst' as const, companyIds: [3, 9] },
      { group: 'Staff', role: 'viewer' as const, companyIds: null },
      { group: 'Owners', role: 'admin' as const, companyIds: null },
      { group: 'Nobody', role: 'viewer' as const, companyIds: [] },
    ];
    const given = { ...settings, roles };
    expect(roleOfGroups(groups('Cedar', 'Harbor'), given)).toEqual({
      kind: 'role',
      role: 'analyst',
      companies: [3, 7, 9],
    });
    expect(roleOfGroups(groups('Cedar', 'Staff'), given)).toMatchObject({ companies: 'all' });
    expect(roleOfGroups(groups('Cedar', 'Owners'), given)).toMatchObject({ role: 'admin', companies: 'all' });
    expect(roleOfGroups(groups('Nobody'), given)).toMatchObject({ role: 'viewer', companies: [] });
  });

  it('stays as an administrator set it if no group has a role', () => {
    expect(roleOfGroups(groups('Owners'), { ...settings, roles: [] })).toEqual({ kind: 'unchanged' });
  });
});

describe('groups are read', () => {
  it.each([
    [{ groups: ['a', 'b', 3] }, 'groups', ['a', 'b']],
    [{ groups: 'only one' }, 'groups', ['only one']],
    [{ groups: [] }, 'groups', []],
    [{ realm_access: { roles: ['a'] } }, 'realm_access.roles', ['a']],
    [{ 'https://msp.example/groups': ['a'] }, 'https://msp.example/groups', ['a']],
  ])('from %j at %s', (claims, claim, names) =>
    expect(groupsOf({ sub: '1', ...claims }, claim)).toEqual({ known: true, names }),
  );

  it.each([
    [{ _claim_names: { groups: 'src1' } }, 'groups_too_many'],
    [{ hasgroups: true }, 'groups_too_many'],
    [{}, 'groups_missing'],
    [{ groups: { a: 1 } }, 'groups_missing'],
  ])('not from %j: %s', (claims, why) =>
    expect(groupsOf({ sub: '1', ...claims }, 'groups')).toEqual({ known: false, why }),
  );
});

describe('an e-mail address', () => {
  const own = { emailClaim: 'email', trustEmail: false };

  it.each([
    [{ email: 'a@b.example', email_verified: true }, own, true],
    [{ email: 'a@b.example', email_verified: 'true' }, own, true],
    [{ email: 'a@b.example', email_verified: false }, own, false],
    [{ email: 'a@b.example' }, own, false],
    [{ email: 'a@b.example' }, { ...own, trustEmail: true }, true],
    // The verified claim is another one.
    [
      { preferred_username: 'a@b.example', email: 'eve@b.example', email_verified: true },
      { emailClaim: 'preferred_username', trustEmail: false },
      false,
    ],
    [{ preferred_username: 'a@b.example' }, { emailClaim: 'preferred_username', trustEmail: true }, true],
  ])('of %j by %j counts as verified: %s', (claims, rule, verified) =>
    expect(emailOf({ sub: '1', ...claims }, rule)).toEqual({ email: 'a@b.example', verified }),
  );

  it('needs an “@”: a user name is not one', () =>
    expect(
      emailOf({ sub: '1', preferred_username: 'ada' }, { emailClaim: 'preferred_username', trustEmail: true })
        .email,
    ).toBeUndefined());
});
