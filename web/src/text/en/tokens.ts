import { isolating } from '../isolated.ts';
export const tokens = isolating({
  title: 'API tokens',
  description:
    'Programs and the command line use Picket’s API with a token. Each token has a role and is shown once, when it is created.',
  add: 'New token',
  empty: 'There are no tokens',
  emptyHint:
    'Create one token for each program that uses the API. You can then revoke each token separately.',
  columns: {
    name: 'Name',
    role: 'Role',
    companies: 'Companies',
    token: 'Token',
    lastUsed: 'Last used',
    created: 'Created',
    state: 'State',
  },
  states: { works: 'Works', expired: 'Expired', revoked: 'Revoked' },
  until: 'until',
  name: 'Name',
  nameHint: 'The program or person that uses it.',
  scopes: 'Sensitive actions',
  scopesHint:
    'An administrator’s token may do these only if they are ticked. Tick only what the program needs: each one can be used to gain full control.',
  scopeMeans: {
    tokens: 'Create API tokens',
    users: 'Add, change and reset users',
    connection: 'Change the connection to ConnectWise',
    export: 'Export all data, secrets included',
  },
  expires: 'Expires',
  expiry: { never: 'Never', '30': 'In 30 days', '90': 'In 90 days', '365': 'In a year' },
  make: 'Make the token',
  made: 'Copy the token now. It is not shown again.',
  token: 'Token',
  done: 'I have copied it',
  revoke: 'Revoke',
  revokeTitle: (name: string) => `Revoke “${name}”?`,
  revokeOf: (role: string) => `One API token with the role ${role}.`,
  revokeLastUsed: 'Last used:',
  revokeText: 'Every program that uses it is refused from now on. This cannot be undone.',
  revokeAction: 'Revoke the token',
});
