import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type Problem, ProblemError } from '../../platform/values/problem.ts';
import type { CompileReport } from '../index/compile.ts';
import type { PackedPolicy } from './load-policy.ts';
import { publishProblems } from './problems.ts';

export interface CompileStart {
  readonly policy: PackedPolicy;
  /** Where the index is written. */
  readonly file: string;
  readonly now: Date;
}

export type CompileAnswer =
  | ({ readonly kind: 'compiled' } & CompiledFile)
  | { readonly kind: 'failed'; readonly problem: Problem };

export interface CompiledFile {
  readonly report: CompileReport;
  /** Feeds whose stored copy cannot be read: they are left out, and stop no others. */
  readonly damaged: readonly Problem[];
}

/** Compiles a policy into a file, in a thread of its own. Throws a problem; then there is no such file. */
export async function compileIndex(start: CompileStart): Promise<CompiledFile> {
  const worker = new Worker(threadFile(), { workerData: start, execArgv: [] });
  const answer = await new Promise<CompileAnswer>((resolve) => {
    worker.once('message', resolve);
    worker.once('error', (error) =>
      resolve({ kind: 'failed', problem: publishProblems.compilerEnded(error.message) }),
    );
    worker.once('exit', (status) =>
      resolve({ kind: 'failed', problem: publishProblems.compilerEnded(`its exit status is ${status}`) }),
    );
  });
  if (answer.kind === 'failed') throw new ProblemError(answer.problem);
  return answer;
}

/** In tests, which run TypeScript sources, it is the built file: a thread of Node 20 cannot load these. */
function threadFile(): string {
  const folder = import.meta.url.endsWith('.ts') ? '../../../dist/dns/publish/' : './';
  return fileURLToPath(new URL(`${folder}compile-thread.js`, import.meta.url));
}
