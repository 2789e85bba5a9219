import { isCancel, password } from '@clack/prompts';
import { type Io, wrongUse } from './io.ts';
import { readText } from './read-text.ts';

/**
 * A secret from a file (`-` is standard input), or typed without echo at a terminal. Never from an argument:
 * every user of
 * the machine can read those.
 */
export async function readSecret(
  io: Io,
  { what, option, file }: { what: string; option: string; file?: string | undefined },
): Promise<string> {
  if (file !== undefined) {
    const content = await readText(io, option, file);
    const secret = content.replace(/\r?\n$/, '');
    if (secret === '') throw wrongUse(`${what} is empty.`, `Write it into the file of ${option}.`);
    return secret;
  }
  if (!io.terminal) {
    throw wrongUse(`${what} is missing.`, `Add ${option} <file>, or ${option} - to read standard input.`);
  }
  const typed = await password({ message: what, signal: io.signal });
  if (isCancel(typed) || typed === undefined || typed === '') {
    throw wrongUse(`${what} was not entered.`, 'Nothing was changed.');
  }
  return typed;
}
