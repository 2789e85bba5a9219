import type { Problem } from '../../platform/values/problem.ts';

const problem = (what: string, message: string, hint: string): Problem => ({
  code: `accounts.${what}`,
  message,
  hint,
  retry: 'never',
});

const newLink =
  'Ask an administrator for a new link, or run `picket user reset` on the machine that runs Picket.';

/** The problems of users, and of the links with which they choose a password. */
export const userProblems = {
  userNotFound: (id: string) =>
    problem('user_not_found', `There is no user “${id}”.`, 'List the users to see which there are.'),
  emailTaken: (email: string) =>
    problem(
      'email_taken',
      `A user with the address ${email} already exists.`,
      'Enable, change or reset that user instead.',
    ),
  lastAdministrator: (name: string) =>
    problem(
      'last_admin',
      `“${name}” is the last enabled administrator.`,
      'Add another administrator first, or give another user that role. Then try again.',
    ),
  linkUnknown: () =>
    problem(
      'link_not_found',
      'This link does not exist.',
      `Check that you copied the whole address. ${newLink}`,
    ),
  linkUsed: () =>
    problem(
      'link_used',
      'This link was already used, or a newer one replaced it.',
      `Sign in with the password that was chosen. If you did not choose it: ${newLink}`,
    ),
  linkExpired: () =>
    problem(
      'link_expired',
      'This link has expired: it was valid for one day.',
      `${newLink} Picket prints a new link for the first administrator each time it starts.`,
    ),
  userDisabled: () =>
    problem('user_disabled', 'This user is disabled.', 'Ask an administrator to enable the user again.'),
  nameMissing: () =>
    problem('name_missing', 'The first administrator needs a name and an e-mail address.', 'Send both.'),
};
