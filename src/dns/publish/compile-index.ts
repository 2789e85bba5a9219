import { builtBeside } from '../../platform/values/built-beside.ts';
import { type Problem, ProblemError } from '../../platform/values/problem.ts';
import { runInThread } from '../../platform/work/run-in-thread.ts';
import type { CompileReport } from '../index/compile.ts';
import type { PackedPolicy } from './load-policy.ts';
import { publishProblems } from './problems.ts';

export interface CompileStart {
  readonly policy: PackedPolicy;
  /** The path of the index file. */
  readonly file: string;
  readonly now: Date;
}

export type CompileAnswer =
  | ({ readonly kind: 'compiled' } & CompiledFile)
  | { readonly kind: 'failed'; readonly problem: Problem };

export interface CompiledFile {
  readonly report: CompileReport;
  /** Feeds whose stored copy cannot be read: they are left out, and the others are used. */
  readonly damaged: readonly Problem[];
}

/** Compiles a policy into a file, in a separate thread. Throws a problem; then the file does not exist. */
export async function compileIndex(start: CompileStart): Promise<CompiledFile> {
  const answer = await runInThread<CompileAnswer>(
    builtBeside(import.meta.url, 'compile-thread.js'),
    start,
  ).catch((error: Error) => ({
    kind: 'failed' as const,
    problem: publishProblems.compilerEnded(error.message),
  }));
  if (answer.kind === 'failed') throw new ProblemError(answer.problem);
  return answer;
}
