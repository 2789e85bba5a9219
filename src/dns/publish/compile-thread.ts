/** The thread that compiles the policy into an index file. It shares nothing with the resolver's thread. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Problem, toProblem } from '../../platform/values/problem.ts';
import { compile } from '../index/compile.ts';
import { unpackFeed } from '../policy/feeds/pack.ts';
import type { CompileAnswer, CompileStart } from './compile-index.ts';
import { writeDurably } from './index-files.ts';
import { publishProblems } from './problems.ts';

const { policy, file, now } = workerData as CompileStart;
const { feeds, msp, ...rest } = policy;

try {
  const damaged: Problem[] = [];
  const unpacked = feeds.flatMap(({ content, ...feed }) => {
    const read = unpackFeed(content);
    if (read.ok) return [{ ...feed, ...read.value }];
    damaged.push(publishProblems.feedDamaged(feed.name, read.problem.message));
    return [];
  });
  const { bytes, report } = compile({ ...rest, msp: { ...msp, feeds: unpacked } }, { now });
  await writeDurably(file, bytes);
  answer({ kind: 'compiled', report, damaged });
} catch (thrown) {
  answer({ kind: 'failed', problem: toProblem(thrown) });
}

function answer(message: CompileAnswer): void {
  parentPort?.postMessage(message);
}
