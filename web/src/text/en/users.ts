export const users = {
  title: 'Users',
  description: 'Who may sign in to Picket, and what each may do.',
  add: 'Add a user',
  addAction: 'Add the user',
  empty: 'There are no users',
  emptyHint: 'Add everybody who is to see what was detected and what became of it.',
  columns: { name: 'Name', role: 'Role', state: 'State', twoFactor: 'Two-factor', created: 'Added' },
  states: { invited: 'Invited', active: 'Active', disabled: 'Disabled' },
  twoFactor: {
    title: 'Two-factor sign-in',
    description:
      'Whoever must use it and has it off can only open their account and switch it on, from their next request on.',
    label: 'Who must use two-factor sign-in',
    choices: { nobody: 'Nobody', administrators: 'Administrators', everybody: 'Everybody' },
    hints: {
      nobody: 'Each person chooses for themselves.',
      administrators: 'Analysts and viewers choose for themselves.',
      everybody:
        'Who signs in by the OpenID provider only has no password here: the provider asks for the second factor.',
    },
  },
  on: 'On',
  off: 'Off',
  name: 'Name',
  email: 'E-mail',
  link: (name: string) =>
    `Give this link to ${name}, who chooses a password there. It works once, and is not shown again.`,
  linkLabel: 'One-time link',
  linkUntil: 'It works until',
  linkDone: 'I have copied it',
  actionsFor: (name: string) => `Actions for ${name}`,
  changeRole: 'Change the role',
  changeRoleOf: (name: string) => `The role of ${name}`,
  reset: 'Reset the password',
  resetTitle: (name: string) => `Reset the password of ${name}?`,
  resetText: 'The password and all sessions end now. You get a one-time link to pass on.',
  resetTwoFactor: 'Take away the second factor, too (the phone is lost)',
  signOut: 'Sign out everywhere',
  signOutTitle: (name: string) => `Sign ${name} out everywhere?`,
  nowhere: 'There is no session at the moment.',
  enable: 'Enable',
  enableTitle: (name: string) => `Enable ${name}?`,
  enableText: 'They can sign in again, with the password and role that they had.',
  disable: 'Disable',
  disableTitle: (name: string) => `Disable ${name}?`,
  alsoRevoke: (count: number) =>
    count === 1
      ? 'Also revoke the API token that they made'
      : `Also revoke the ${count} API tokens that they made`,
  disableText: 'They are signed out at once, and cannot sign in until they are enabled again.',
};
