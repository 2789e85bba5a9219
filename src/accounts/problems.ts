import type { Problem } from '../platform/values/problem.ts';

/** The problems of tokens. */
export const accountProblems = {
  tokenNotFound: (id: number): Problem => ({
    code: 'accounts.token_not_found',
    message: `There is no API token ${id}.`,
    hint: 'List the tokens to see which there are.',
    retry: 'never',
  }),
  lastAdmin: (name: string): Problem => ({
    code: 'accounts.last_admin',
    message: `“${name}” is the last administrator’s token that still works.`,
    hint: 'Create another token first: role “admin”, with no earlier expiry. Revoke this one with that token.',
    retry: 'never',
  }),
  scopesNeedAdmin: (): Problem => ({
    code: 'accounts.scopes_need_admin',
    message: 'Only a token with the role “admin” can have scopes.',
    hint: 'Choose the role “admin”, or omit the scopes.',
    retry: 'never',
  }),
  cannotGive: (scope: string): Problem => ({
    code: 'accounts.cannot_give_scope',
    message: `The calling token does not have the scope “${scope}”, so it cannot give it to another token.`,
    hint: 'Create the token in the console, or run `picket token create` on the machine that runs Picket.',
    retry: 'never',
  }),
  adminNotLimited: (): Problem => ({
    code: 'accounts.admin_not_limited',
    message: 'An administrator sets up everything, so the role “admin” cannot be limited to companies.',
    hint: 'Choose the role “viewer” or “analyst”, or omit the companies.',
    retry: 'never',
  }),
  companyNotFound: (id: number): Problem => ({
    code: 'accounts.company_not_found',
    message: `There is no company ${id}.`,
    hint: 'List the companies to see which there are.',
    retry: 'never',
  }),
  alreadyExpired: (): Problem => ({
    code: 'accounts.already_expired',
    message: 'The expiry of the token is in the past.',
    hint: 'Choose a time in the future, or none for a token that does not expire.',
    retry: 'never',
  }),
};
