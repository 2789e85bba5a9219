import { createReadStream } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip } from 'node:zlib';
import { ProblemError } from '../../platform/values/problem.ts';
import { exportProblems } from './problems.ts';

/** Longer than any row: a foreign file must not fill the memory. */
const longestLine = 64 * 1024 * 1024;

/** The lines of a gzip file, one after another, without their line feeds. */
export async function* readLines(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const unzipped = createGunzip();
  source.on('error', (error) => unzipped.destroy(error)).pipe(unzipped);
  const decoder = new StringDecoder('utf8');
  let rest = '';
  try {
    for await (const chunk of unzipped) {
      const lines = (rest + decoder.write(chunk as Buffer)).split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > longestLine) throw new ProblemError(exportProblems.notAnExport('a line is too long'));
      yield* lines;
    }
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError(exportProblems.notAnExport(reasonOf(error)), { cause: error });
  } finally {
    source.destroy();
  }
  if (rest !== '') yield rest;
}

/** Why a file could not be read: an error of the file system, or of zlib. */
function reasonOf(error: unknown): string {
  const { code = '' } = error as NodeJS.ErrnoException;
  return code.startsWith('E') ? `it cannot be read (${code})` : 'it is not a gzip file, or it is incomplete';
}
