import { builtBeside } from '../../platform/values/built-beside.ts';
import { type Result, refuse } from '../../platform/values/problem.ts';
import { runInThread } from '../../platform/work/run-in-thread.ts';
import { type ParsedFile, parseFile, type ReadFile, readable } from './read-file.ts';

/** A longer file is parsed in a separate thread: 100,000 entries of lists take seconds. */
const longestHere = 256 * 1024;

/** @throws `invalid` with a problem that names the line and column. */
export async function readApart(text: string): Promise<ReadFile> {
  const parsed =
    text.length <= longestHere
      ? parseFile(text)
      : await runInThread<Result<ParsedFile>>(builtBeside(import.meta.url, 'read-thread.js'), text);
  if (!parsed.ok) throw refuse('invalid', parsed.problem);
  return readable(parsed.value);
}
