import { readFile } from 'node:fs/promises';
import { checkPassphrase } from '../../platform/secrets/passphrase.ts';
import { ProblemError } from '../../platform/values/problem.ts';
import { backupProblems } from './problems.ts';

/** The passphrase of the next backup. Read each time, so that a new one is used without a restart. */
export async function readPassphrase(file: string | undefined): Promise<string> {
  if (file === undefined) throw new ProblemError(backupProblems.passphraseMissing());
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new ProblemError(backupProblems.passphraseUnreadable(file, error.code ?? error.message));
  });
  const passphrase = text.replace(/\r?\n$/, '');
  if (passphrase === '') throw new ProblemError(backupProblems.passphraseUnreadable(file, 'it is empty'));
  checkPassphrase(passphrase);
  return passphrase;
}
