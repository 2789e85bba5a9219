import { failed, type Problem, type Result } from '../../platform/values/problem.ts';
import { refusesConnection } from '../client/problems.ts';
import type { NotSent, WriteOutcome } from '../client/ticket-types.ts';
import type { ConnectWise } from '../client/types.ts';
import { settingsProblems } from './problems.ts';

export interface LentClient {
  /** A client for others to use. Its close does nothing: closing is for its owner. */
  readonly client: ConnectWise;
  /** Starts no new request, waits for those under way, then closes. */
  retire(): Promise<void>;
}

/** The connection was replaced: the new one has no known problem, and nothing was created. */
const notSent = (): NotSent => ({
  outcome: 'not_sent',
  problem: settingsProblems.connectionChanged(),
  retryAfterMs: 1_000,
});

/** The keys, or the role of the member that they belong to. */
const isOfTheOld = (problem: Problem) =>
  refusesConnection(problem) || problem.code === 'connectwise.permission_missing';

/** A client that others use while its owner may replace it at any time. */
export function lendClient(owned: ConnectWise): LentClient {
  let underway = 0;
  let retired = false;
  let becameIdle = () => {};
  const idle = new Promise<void>((resolve) => {
    becameIdle = resolve;
  });

  async function use<T>(call: () => Promise<T>): Promise<T> {
    underway += 1;
    try {
      return await call();
    } finally {
      underway -= 1;
      if (retired && underway === 0) becameIdle();
    }
  }

  const lent =
    <A extends unknown[], T>(call: (...given: A) => Promise<Result<T>>) =>
    async (...given: A): Promise<Result<T>> =>
      retired ? failed(settingsProblems.connectionChanged()) : use(() => call(...given));

  const lentWrite =
    <A extends unknown[], T>(call: (...given: A) => Promise<WriteOutcome<T>>) =>
    async (...given: A): Promise<WriteOutcome<T>> =>
      retired ? notSent() : use(() => call(...given));

  return {
    client: {
      info: lent(owned.info),
      companies: lent(owned.companies),
      company: lent(owned.company),
      boards: lent(owned.boards),
      statuses: lent(owned.statuses),
      types: lent(owned.types),
      priorities: lent(owned.priorities),
      subtypes: lent(owned.subtypes),
      items: lent(owned.items),
      teams: lent(owned.teams),
      sources: lent(owned.sources),
      members: lent(owned.members),
      mySecurity: lent(owned.mySecurity),
      ticket: lent(owned.ticket),
      ticketsByReference: lent(owned.ticketsByReference),
      ticketsByReferences: lent(owned.ticketsByReferences),
      ticketsByIds: lent(owned.ticketsByIds),
      ticketsChangedSince: lent(owned.ticketsChangedSince),
      ticketAudit: lent(owned.ticketAudit),
      notes: lent(owned.notes),
      callbacks: lent(owned.callbacks),
      callbackKey: lent(owned.callbackKey),
      addCallback: lentWrite(owned.addCallback),
      removeCallback: lentWrite(owned.removeCallback),
      changeTicket: lentWrite(owned.changeTicket),
      addNote: lentWrite(owned.addNote),
      async createTicket(ticket, { beforeSend, ...options } = {}) {
        if (retired) return notSent();
        const outcome = await use(() =>
          owned.createTicket(ticket, {
            ...options,
            beforeSend: async () => !retired && (beforeSend === undefined || (await beforeSend())),
          }),
        );
        const ofThisConnection =
          outcome.outcome === 'not_sent' || (outcome.outcome === 'refused' && isOfTheOld(outcome.problem));
        return retired && ofThisConnection ? notSent() : outcome;
      },
      close: async () => {},
    },
    async retire() {
      retired = true;
      if (underway === 0) becameIdle();
      await idle;
      await owned.close();
    },
  };
}
