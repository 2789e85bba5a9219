/** The thread that parses a fetched feed: a million lines would block the main thread, and with it ticket delivery. */
import { parentPort, workerData } from 'node:worker_threads';
import { failed, ok, type Result, toProblem } from '../../../platform/values/problem.ts';
import { packLines } from './entry-lines.ts';
import { packFeed } from './pack.ts';
import { parseFeed } from './parse/parse-feed.ts';
import type { PackedCopy, ParseStart } from './parse-apart.ts';

const { content, ...options } = workerData as ParseStart;

function read(): Result<PackedCopy> {
  const parsed = parseFeed(content, options);
  if (!parsed.ok) return parsed;
  const { format, report, lines, ...rest } = parsed.value;
  return ok({ packed: packFeed(rest), lines: packLines(lines), format, report });
}

function answer(): Result<PackedCopy> {
  try {
    return read();
  } catch (thrown) {
    return failed(toProblem(thrown));
  }
}

parentPort?.postMessage(answer());
