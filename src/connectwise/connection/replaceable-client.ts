import { failed, type Problem, type Result } from '../../platform/values/problem.ts';
import { refusesConnection } from '../client/problems.ts';
import type { NotSent, WriteOutcome } from '../client/ticket-types.ts';
import type { ConnectWise } from '../client/types.ts';
import { settingsProblems } from './problems.ts';

export interface ReplaceableClient {
  /** A client for its users. Its close does nothing, because only the owner closes it. */
  readonly client: ConnectWise;
  /** Starts no new request, waits for those under way, then closes. */
  retire(): Promise<void>;
}

/** The connection was replaced. The new one has no known problem, and nothing was created. */
const notSent = (): NotSent => ({
  outcome: 'not_sent',
  problem: settingsProblems.connectionChanged(),
  retryAfterMs: 1_000,
});

/** Problems of the old keys, or of the role of their member. */
const isOfTheOld = (problem: Problem) =>
  refusesConnection(problem) || problem.code === 'connectwise.permission_missing';

/** A client that its owner may replace at any time while others use it. */
export function replaceableClient(owned: ConnectWise): ReplaceableClient {
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

  const guarded =
    <A extends unknown[], T>(call: (...given: A) => Promise<Result<T>>) =>
    async (...given: A): Promise<Result<T>> =>
      retired ? failed(settingsProblems.connectionChanged()) : use(() => call(...given));

  const guardedWrite =
    <A extends unknown[], T>(call: (...given: A) => Promise<WriteOutcome<T>>) =>
    async (...given: A): Promise<WriteOutcome<T>> =>
      retired ? notSent() : use(() => call(...given));

  return {
    client: {
      info: guarded(owned.info),
      companies: guarded(owned.companies),
      company: guarded(owned.company),
      boards: guarded(owned.boards),
      statuses: guarded(owned.statuses),
      types: guarded(owned.types),
      priorities: guarded(owned.priorities),
      subtypes: guarded(owned.subtypes),
      items: guarded(owned.items),
      teams: guarded(owned.teams),
      sources: guarded(owned.sources),
      members: guarded(owned.members),
      mySecurity: guarded(owned.mySecurity),
      ticket: guarded(owned.ticket),
      ticketsByReference: guarded(owned.ticketsByReference),
      ticketsByReferences: guarded(owned.ticketsByReferences),
      ticketsByIds: guarded(owned.ticketsByIds),
      ticketsChangedSince: guarded(owned.ticketsChangedSince),
      ticketAudit: guarded(owned.ticketAudit),
      timeEntries: guarded(owned.timeEntries),
      ownMember: guarded(owned.ownMember),
      notes: guarded(owned.notes),
      customFields: guarded(owned.customFields),
      customFieldsOfBoard: guarded(owned.customFieldsOfBoard),
      ofCompany: guarded(owned.ofCompany),
      contactsByEmail: guarded(owned.contactsByEmail),
      contacts: guarded(owned.contacts),
      agreements: guarded(owned.agreements),
      sites: guarded(owned.sites),
      configurations: guarded(owned.configurations),
      configuration: guarded(owned.configuration),
      ticketConfigurations: guarded(owned.ticketConfigurations),
      attachConfiguration: guardedWrite(owned.attachConfiguration),
      detachConfiguration: guardedWrite(owned.detachConfiguration),
      callbacks: guarded(owned.callbacks),
      callbackKey: guarded(owned.callbackKey),
      addCallback: guardedWrite(owned.addCallback),
      removeCallback: guardedWrite(owned.removeCallback),
      changeTicket: guardedWrite(owned.changeTicket),
      addNote: guardedWrite(owned.addNote),
      documents: guarded(owned.documents),
      addDocument: guardedWrite(owned.addDocument),
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
