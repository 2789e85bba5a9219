export const account = {
  signIn: {
    title: 'Sign in',
    email: 'E-mail',
    password: 'Password',
    submit: 'Sign in',
    or: 'or',
    with: (provider: string) => `Sign in with ${provider}`,
    firstTitle: 'Nobody can sign in yet',
    first:
      'Picket printed a one-time link when it started. Open it to become the first administrator. If it is lost or too old, restart Picket: it prints another.',
    wrong: 'E-mail and password do not go together.',
    wrongHint: 'Check both. An administrator can send you a link to choose a new password.',
  },
  secondFactor: {
    title: 'Second factor',
    text: 'Enter the six digits that your authenticator app shows for Picket.',
    digit: 'Digit of the code',
    backupText: 'Enter one of the backup codes that you kept. Each works once.',
    backupCode: 'Backup code',
    submit: 'Go on',
    useBackup: 'Use a backup code instead',
    useApp: 'Use the authenticator app instead',
  },
};
