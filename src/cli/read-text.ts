import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { type Io, wrongUse } from './io.ts';

/** The text of a file that an option names; `-` is standard input. */
export async function readText(io: Pick<Io, 'stdin'>, option: string, file: string): Promise<string> {
  if (file === '-') return text(io.stdin);
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw wrongUse(`${file} cannot be read (${code}).`, `Check the path in ${option}.`);
  }
}
