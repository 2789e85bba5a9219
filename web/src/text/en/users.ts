import { isolating } from '../isolated.ts';
import { plural } from '../plural.ts';

export const users = isolating({
  title: 'Users',
  description: 'The people who can sign in to Picket, and their roles.',
  add: 'Add a user',
  addAction: 'Add the user',
  empty: 'There are no users',
  emptyHint: 'Add all people who work with detections and tickets.',
  columns: {
    name: 'Name',
    role: 'Role',
    companies: 'Companies',
    state: 'State',
    twoFactor: 'Two-factor',
    created: 'Added',
  },
  states: { invited: 'Invited', active: 'Active', disabled: 'Disabled' },
  twoFactor: {
    title: 'Two-factor sign-in',
    description:
      'People who must use it can open only their account page until they set it up. This takes effect at once.',
    label: 'Who must use two-factor sign-in',
    choices: { nobody: 'Nobody', administrators: 'Administrators', everybody: 'Everybody' },
    hints: {
      nobody: 'Each person chooses for themselves.',
      administrators: 'Analysts and viewers choose for themselves.',
      everybody:
        'Picket does not ask people who sign in only through the OpenID provider. The provider asks for the second factor.',
    },
  },
  provider: {
    limited: (group: string) => `Limit ${group || 'this group'} to companies`,
    companiesOf: (group: string) => `Companies of ${group || 'this group'}`,
    noCompanies: 'Without a choice, people in this group see nothing.',
    title: (name: string) => `Sign-in with ${name}`,
    description:
      'How Picket knows a person of the OpenID provider, and the role that their groups give. It counts from the next sign-in on.',
    emailClaim: 'Claim with the e-mail address',
    emailClaimHint: 'Usually “email”. Entra ID often has it in “preferred_username”.',
    trustEmail: 'Accept addresses that the provider does not call verified',
    trustEmailHint:
      'Entra ID and Authentik need this. Only where administrators give out the addresses: a person who can choose their own address could sign in as somebody else.',
    signOut: 'Sign people out at the provider, too',
    signOutHint: 'When they sign out of Picket. The provider must know the address of Picket’s sign-in page.',
    groups: 'Roles of groups',
    groupsHint:
      'The highest role counts. Without any, administrators set roles here. Entra ID sends the object ids of groups.',
    groupsClaim: 'Claim with the groups',
    add: 'Add a group',
    remove: (group: string) => `Remove ${group || 'the new group'}`,
    group: 'Group',
    role: (group: string) => `Role of ${group || 'the new group'}`,
    missing: 'Fill in this field.',
    withoutGroup: 'A person who is in none of these groups',
    refuse: 'Cannot sign in',
    gets: (role: string) => `Gets the role ${role}`,
  },
  on: 'On',
  off: 'Off',
  name: 'Name',
  email: 'E-mail',
  link: (name: string) =>
    `Give this link to ${name} to choose a password. It works once and is not shown again.`,
  linkLabel: 'One-time link',
  linkUntil: 'It works until',
  linkDone: 'I have copied it',
  actionsFor: (name: string) => `Actions for ${name}`,
  changeRole: 'Change the role',
  changeRoleOf: (name: string) => `The role of ${name}`,
  changeCompanies: 'Change the companies',
  changeCompaniesOf: (name: string) => `The companies that ${name} sees`,
  reset: 'Reset the password',
  resetTitle: (name: string) => `Reset the password of ${name}?`,
  resetText:
    'The password stops working at once. You get a one-time link. With it, the person chooses a new password.',
  sessions: (count: number) =>
    count === 0 ? 'They are not signed in now.' : `${plural(count, 'session ends', 'sessions end')} at once.`,
  resetTwoFactor: 'Also switch off two-factor sign-in (for a lost phone)',
  signOut: 'Sign out everywhere',
  signOutTitle: (name: string) => `Sign ${name} out everywhere?`,
  nowhere: 'They are not signed in now. There is no session to end.',
  enable: 'Enable',
  enableTitle: (name: string) => `Enable ${name}?`,
  enableText: 'They can sign in again, with the password and role that they had.',
  disable: 'Disable',
  disableTitle: (name: string) => `Disable ${name}?`,
  alsoRevoke: (count: number) =>
    count === 1
      ? 'Also revoke the API token that they made'
      : `Also revoke the ${count} API tokens that they made`,
  disableText: 'They cannot sign in until an administrator enables them again.',
});
