import type { Problem, ProblemKind } from '../../platform/values/problem.ts';

const problem = (
  what: string,
  message: string,
  hint: string,
  retry: Problem['retry'] = 'never',
): Problem => ({
  code: `accounts.${what}`,
  message,
  hint,
  retry,
});

/** The problems of signing in, and of changing how one signs in. */
export const signInProblems = {
  noProvider: () =>
    problem(
      'no_provider',
      'No OpenID provider is configured.',
      'Sign in with e-mail and password, or set PICKET_OIDC_DISCOVERY_URL and PICKET_OIDC_CLIENT_ID.',
    ),
  /** `cause` is for the log: a person who is not signed in yet must not see addresses. */
  providerSilent: (name: string, cause?: Problem): Problem => ({
    ...problem(
      'provider_silent',
      `${name} did not answer, or its answer is not valid OpenID.`,
      'Sign in with e-mail and password, or try again later. `picket doctor` says what is wrong with the provider.',
      'later',
    ),
    ...(cause === undefined ? {} : { details: { why: cause.message } }),
  }),
  tooManyAttempts: (seconds: number) =>
    problem(
      'too_many_attempts',
      'There were too many attempts to sign in.',
      `Wait ${Math.ceil(seconds / 60)} min. If these attempts were not yours, tell your administrator.`,
      'later',
    ),
  wrongPassword: () =>
    problem(
      'wrong_email_or_password',
      'The e-mail address or the password is wrong.',
      'Check both. If you forgot the password, ask an administrator for a link to set a new one.',
    ),
  passwordIsWrong: () =>
    problem('wrong_password', 'The password is wrong.', 'Enter the password you sign in with.'),
  userDisabled: () =>
    problem('user_disabled', 'This user is disabled.', 'Ask an administrator to enable the user again.'),
  wrongCode: () =>
    problem(
      'wrong_code',
      'The code is wrong or has expired.',
      'Enter the code that the app shows now. If codes keep failing, check the clock of the device with the app.',
    ),
  codeUsed: () =>
    problem(
      'code_used',
      'This code was already used. Each code works once.',
      'Start again, and enter the next code that the app shows.',
    ),
  wrongBackupCode: () =>
    problem(
      'wrong_backup_code',
      'The backup code is wrong or was already used.',
      'Each code works once. Use the next one on your list, or ask an administrator to reset your second factor.',
    ),
  beginAgain: () =>
    problem('sign_in_over', 'Signing in took too long, or too many codes were wrong.', 'Start again.'),
  twoFactorLocked: () =>
    problem(
      'two_factor_locked',
      'Too many codes were wrong. Codes are not accepted for now.',
      'Wait 15 min. If these attempts were not yours, change your password: somebody knows it.',
      'later',
    ),
  twoFactorOn: () =>
    problem('two_factor_on', 'Two-factor sign-in is already on.', 'To use another app, switch it off first.'),
  twoFactorOff: () =>
    problem('two_factor_off', 'Two-factor sign-in is off.', 'Switch it on in your account first.'),
  passwordLength: () =>
    problem(
      'password_length',
      'The password is too short or too long.',
      'Choose a password of 12 to 128 characters.',
    ),
  passwordCommon: () =>
    problem(
      'password_common',
      'This password is easy to guess: it is a common word, a sequence or your own name.',
      'Choose several unrelated words, or let a password manager generate a password.',
    ),
  twoFactorRequired: () =>
    problem(
      'two_factor_required',
      'Two-factor sign-in is required for your account, so you cannot switch it off.',
      'To move to another device, ask an administrator to reset your second factor.',
    ),
  codeNeeded: () =>
    problem(
      'code_needed',
      'Two-factor sign-in is on, so the code from your app is also needed.',
      'Enter the code that the app shows now.',
    ),
  noPassword: () =>
    problem(
      'no_password',
      'You have no password in Picket: you sign in with the OpenID provider.',
      'Sign out and sign in again. This confirms your identity for 10 minutes.',
    ),
  signedOut: () => problem('signed_out', 'You are no longer signed in.', 'Sign in again.'),
  refused: (message: string) =>
    problem('refused', message, 'Check the request against the API description at /api/docs.'),
};

/** The problems for better-auth’s error codes. */
const byCode: Readonly<Record<string, () => Problem>> = {
  INVALID_EMAIL_OR_PASSWORD: signInProblems.wrongPassword,
  INVALID_EMAIL: signInProblems.wrongPassword,
  INVALID_PASSWORD: signInProblems.passwordIsWrong,
  CREDENTIAL_ACCOUNT_NOT_FOUND: signInProblems.passwordIsWrong,
  USER_DISABLED: signInProblems.userDisabled,
  INVALID_CODE: signInProblems.wrongCode,
  INVALID_BACKUP_CODE: signInProblems.wrongBackupCode,
  INVALID_TWO_FACTOR_COOKIE: signInProblems.beginAgain,
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: signInProblems.beginAgain,
  ACCOUNT_TEMPORARILY_LOCKED: signInProblems.twoFactorLocked,
  TOTP_ALREADY_ENABLED: signInProblems.twoFactorOn,
  TOTP_NOT_ENABLED: signInProblems.twoFactorOff,
  TWO_FACTOR_NOT_ENABLED: signInProblems.twoFactorOff,
  BACKUP_CODES_NOT_ENABLED: signInProblems.twoFactorOff,
  PASSWORD_TOO_SHORT: signInProblems.passwordLength,
  PASSWORD_TOO_LONG: signInProblems.passwordLength,
  UNAUTHORIZED: signInProblems.signedOut,
};

/** The problem in an unsuccessful answer of better-auth. */
export function explainRefusal(body: { code?: unknown; message?: unknown } | null): Problem {
  const known = byCode[String(body?.code)];
  if (known !== undefined) return known();
  return signInProblems.refused(
    typeof body?.message === 'string' ? body.message : 'The request was refused.',
  );
}

/** Only an ended session is “not signed in”, so that a page never treats a wrong code as that. */
export function kindOfRefusal({ code }: Problem): ProblemKind {
  const kinds: Readonly<Record<string, ProblemKind>> = {
    'accounts.wrong_email_or_password': 'not_signed_in',
    'accounts.signed_out': 'not_signed_in',
    'accounts.user_disabled': 'forbidden',
    'accounts.two_factor_locked': 'too_many',
  };
  return kinds[code] ?? 'invalid';
}
