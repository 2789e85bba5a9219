import type { Problem } from '../values/problem.ts';

/** Every problem with keys and secrets that a person can fix. */

export const noKey = (): Problem => ({
  code: 'secrets.no_key',
  message: 'Picket has no key to encrypt secrets.',
  hint: 'Set PICKET_SECRET_KEY, or a folder for Picket’s key file.',
  retry: 'never',
});

export const notAKey = (): Problem => ({
  code: 'secrets.not_a_key',
  message: 'PICKET_SECRET_KEY is not valid. It must be 32 random bytes, in base64 or hex.',
  hint: 'Create one with `openssl rand -base64 32`.',
  retry: 'never',
});

export const keyFileUnusable = (file: string, why: string): Problem => ({
  code: 'secrets.key_file_unusable',
  message: `The key file ${file} cannot be used: ${why}.`,
  hint: 'Restore the correct key file from the backup, and let the user that runs Picket read it. Or set PICKET_SECRET_KEY. A new key cannot decrypt secrets saved with the old one.',
  retry: 'never',
  details: { file },
});

export const cannotUnseal = (context: string): Problem => ({
  code: 'secrets.cannot_unseal',
  message: `Picket cannot decrypt a stored secret (${context}) with its current key.`,
  hint: 'Restore the former PICKET_SECRET_KEY or key file, or enter the secret again.',
  retry: 'never',
  details: { context },
});

export const passphraseTooShort = (minimum: number): Problem => ({
  code: 'secrets.passphrase_too_short',
  message: `The passphrase is shorter than ${minimum} characters.`,
  hint: 'Use a longer one. Several unrelated words are easy to remember.',
  retry: 'never',
});

export const wrongPassphrase = (): Problem => ({
  code: 'secrets.wrong_passphrase',
  message: 'The passphrase is wrong, or the file was changed or is incomplete.',
  hint: 'Enter the passphrase of the export. If it is correct, copy the file again.',
  retry: 'never',
});
