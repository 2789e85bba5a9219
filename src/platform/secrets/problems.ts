import type { Problem } from '../values/problem.ts';

/** Every problem with keys and secrets that a person can fix. */

export const noKey = (): Problem => ({
  code: 'secrets.no_key',
  message: 'There is no key to protect secrets with.',
  hint: 'Set PICKET_SECRET_KEY, or a folder in which Picket may keep its key file.',
  retry: 'never',
});

export const notAKey = (): Problem => ({
  code: 'secrets.not_a_key',
  message: 'PICKET_SECRET_KEY is not a key: 32 random bytes, in base64 or hex.',
  hint: 'Make one with `openssl rand -base64 32`.',
  retry: 'never',
});

export const keyFileUnusable = (file: string, why: string): Problem => ({
  code: 'secrets.key_file_unusable',
  message: `The key file ${file} cannot be used: ${why}.`,
  hint: 'Put the right key file back from the backup, readable for the user that runs Picket; or set PICKET_SECRET_KEY. A new key cannot read secrets that the old one sealed.',
  retry: 'never',
  details: { file },
});

export const cannotUnseal = (context: string): Problem => ({
  code: 'secrets.cannot_unseal',
  message: `A stored secret (${context}) cannot be read with the present key.`,
  hint: 'Put back the PICKET_SECRET_KEY or the key file that was in use when it was saved, or enter the secret again.',
  retry: 'never',
  details: { context },
});

export const passphraseTooShort = (minimum: number): Problem => ({
  code: 'secrets.passphrase_too_short',
  message: `The passphrase is shorter than ${minimum} characters.`,
  hint: 'Take a longer one: several words that have nothing to do with each other are easy to remember.',
  retry: 'never',
});

export const wrongPassphrase = (): Problem => ({
  code: 'secrets.wrong_passphrase',
  message: 'The passphrase does not open this, or the file was changed or cut off.',
  hint: 'Type the passphrase it was made with; if that is certain, copy the file again.',
  retry: 'never',
});
