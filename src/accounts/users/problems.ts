import type { Problem } from '../../platform/values/problem.ts';

const problem = (what: string, message: string, hint: string): Problem => ({
  code: `accounts.${what}`,
  message,
  hint,
  retry: 'never',
});

const newLink = 'Ask an administrator for a new one, or run `picket user reset` where Picket runs.';

/** What can be wrong with users, and with the links by which they choose a password. */
export const userProblems = {
  userNotFound: (id: string) =>
    problem('user_not_found', `There is no user “${id}”.`, 'List the users to see which there are.'),
  emailTaken: (email: string) =>
    problem(
      'email_taken',
      `There is a user with the address ${email} already.`,
      'Enable, change or reset that user instead.',
    ),
  lastAdministrator: (name: string) =>
    problem(
      'last_admin',
      `“${name}” is the last administrator who is enabled.`,
      'Add another administrator, or make somebody one, and try again.',
    ),
  linkUnknown: () =>
    problem(
      'link_not_found',
      'There is no such link.',
      `Check that the address was copied whole. ${newLink}`,
    ),
  linkUsed: () =>
    problem(
      'link_used',
      'This link was used already, or a newer one took its place.',
      `Sign in with the password that was chosen. Somebody else chose it? ${newLink}`,
    ),
  linkExpired: () =>
    problem(
      'link_expired',
      'This link has expired: it was good for a day.',
      `${newLink} The first administrator’s link is printed anew when Picket starts.`,
    ),
  userDisabled: () =>
    problem('user_disabled', 'This user is disabled.', 'Ask an administrator to enable the user again.'),
  nameMissing: () =>
    problem('name_missing', 'The first administrator needs a name and an e-mail address.', 'Send both.'),
};
