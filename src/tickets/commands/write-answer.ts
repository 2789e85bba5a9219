import { refusesConnection } from '../../connectwise/client/problems.ts';
import type { NoteRecord } from '../../connectwise/client/ticket-types.ts';
import type { ConnectWise } from '../../connectwise/client/types.ts';
import { noteRefusedRight } from '../../connectwise/connection/fetch-rights.ts';
import { mayDo, rights } from '../../connectwise/connection/rights.ts';
import { countedSearches } from '../../platform/database/has-come.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { backoffMs } from '../../platform/values/backoff.ts';
import { answerMark } from './answer-text.ts';
import { actingProblems } from './problems.ts';
import { type CommandRow, changeAnswer, pendingAnswers } from './store.ts';
import { leaseFrom, type NotesWorker } from './worker.ts';

interface Answering {
  readonly client: ConnectWise;
  readonly connectWiseId: number;
  /** All notes of the ticket, read at the beginning of this turn. */
  readonly notes: readonly NoteRecord[];
}

const inMs = ({ clock }: NotesWorker, ms: number) => new Date(clock.now().getTime() + ms);
const refusedRestMs = 60_000;

/**
 * Writes the due answers of a ticket, each exactly once. An answer is stored before it is sent. One with an unknown
 * outcome is searched among the notes before it is sent again.
 */
export async function writeAnswers(
  worker: NotesWorker,
  ticketId: number,
  answering: Answering,
  signal: AbortSignal,
): Promise<void> {
  const now = worker.clock.now();
  for (const command of await pendingAnswers(worker.db, ticketId)) {
    if (signal.aborted) return;
    if (command.answer_due_at === null || command.answer_due_at > now) continue;
    const goesOn =
      command.answer_state === 'due'
        ? await send(worker, command, answering, signal)
        : await lookFor(worker, command, answering);
    if (!goesOn) return;
  }
}

async function lookFor(worker: NotesWorker, command: CommandRow, { notes }: Answering): Promise<boolean> {
  const { db, clock, searchDelaysMs } = worker;
  if (notes.some(({ text }) => text.includes(answerMark(command.reference)))) {
    return changeAnswer(db, command, leaseFrom(worker), answered(clock.now()));
  }
  const looks =
    countedSearches(
      {
        by: command.answer_searched_by,
        searches: command.answer_looks,
        plannedAt: command.answer_due_at,
      },
      worker.node,
      clock.now(),
    ) + 1;
  const pause = searchDelaysMs[looks];
  // Only a reading that shows the requesting note proves that our answer is absent.
  const asking = command.note_id;
  const proven = asking === null ? notes.length > 0 : notes.some(({ id }) => id === asking);
  if (pause === undefined && !proven) {
    const to = { answer_state: 'impossible', answer_due_at: null } as const;
    return changeAnswer(db, command, leaseFrom(worker), { ...to, problem: actingProblems.answerUnknown() });
  }
  return changeAnswer(db, command, leaseFrom(worker), {
    answer_state: pause === undefined ? 'due' : 'unknown',
    answer_looks: pause === undefined ? 0 : looks,
    answer_searched_by: worker.node,
    answer_due_at: inMs(worker, pause ?? 0),
  });
}

const answered = (now: Date) =>
  ({ answer_state: 'answered', answer_due_at: null, answered_at: now, problem: null }) as const;

async function send(
  worker: NotesWorker,
  command: CommandRow,
  { client, connectWiseId }: Answering,
  signal: AbortSignal,
): Promise<boolean> {
  const { db, clock, random } = worker;
  const change = (to: Parameters<typeof changeAnswer>[3]) => changeAnswer(db, command, leaseFrom(worker), to);
  if (!mayDo(await loadSetting(db, rights), 'notes')) {
    return change({
      answer_state: 'impossible',
      answer_due_at: null,
      problem: actingProblems.mayNotAnswer(),
    });
  }
  // If this process ends from here on, the next owner of the ticket searches for the answer first.
  const sending = {
    answer_state: 'sending',
    answer_due_at: inMs(worker, worker.searchDelaysMs[0] ?? 0),
    answer_looks: 0,
    answer_searched_by: worker.node,
  } as const;
  if (!(await change(sending))) return false;
  const sent = await client.addNote(connectWiseId, { text: command.answer, internal: true }, signal);
  const failures = command.answer_failures + 1;
  switch (sent.outcome) {
    case 'done':
      return change(answered(clock.now()));
    case 'unknown':
      return change({
        answer_state: 'unknown',
        answer_due_at: inMs(worker, worker.searchDelaysMs[0] ?? 0),
        problem: sent.problem,
      });
    case 'not_sent': {
      const wait = backoffMs(failures, random, sent.retryAfterMs);
      return change({
        answer_state: 'due',
        answer_failures: failures,
        answer_due_at: inMs(worker, wait),
        problem: sent.problem,
      });
    }
    case 'refused': {
      if (refusesConnection(sent.problem) && sent.problem.code !== 'connectwise.permission_missing') {
        return change({
          answer_state: 'due',
          answer_due_at: inMs(worker, refusedRestMs),
          problem: sent.problem,
        });
      }
      return transaction(db, async (tx) => {
        const mayNot = sent.problem.code === 'connectwise.permission_missing';
        const problem = mayNot ? actingProblems.mayNotAnswer() : sent.problem;
        const to = { answer_state: 'impossible', answer_due_at: null, problem } as const;
        if (!(await changeAnswer(tx, command, leaseFrom(worker), to))) return false;
        if (mayNot) await noteRefusedRight(tx, 'notes', clock.now());
        return true;
      });
    }
  }
}
