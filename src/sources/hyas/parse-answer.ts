import { z } from 'zod';
import type { DetectionInput, Unreadable } from '../../detections/detection.ts';
import { failed, ok, type Result } from '../../platform/values/problem.ts';
import type { Received } from '../kind.ts';
import { parseLogsAnswer } from './answer.ts';
import { isUnreadable, parseRow } from './parse-row.ts';
import { hyasProblems } from './problems.ts';

/** An answer of the log API, with the filter word of its request: a row does not contain its verdict. */
const recordedSchema = z.object({ verdict: z.string(), answer: z.unknown() });

/** Parses a recorded answer of the log API. */
export function parseAnswer(received: unknown): Result<Received> {
  const recorded = recordedSchema.safeParse(received);
  const page = recorded.success ? parseLogsAnswer(recorded.data.answer) : null;
  if (!recorded.success || page === null)
    return failed(hyasProblems.unexpectedAnswer('the recording', 'logs'));
  return ok(parseRows(page.rows, recorded.data.verdict));
}

/** The rows of one page of one verdict, each parsed separately. */
export function parseRows(rows: readonly unknown[], verdict: string): Received {
  const detections: DetectionInput[] = [];
  const unreadable: Unreadable[] = [];
  for (const row of rows) {
    const read = parseRow(row, verdict);
    if (isUnreadable(read)) unreadable.push(read);
    else detections.push(read);
  }
  return { detections, unreadable };
}
