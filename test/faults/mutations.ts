import type { Kysely } from 'kysely';
import type { ConnectWise } from '../../src/connectwise/client/types.ts';
import { json } from '../../src/platform/database/json.ts';
import type { Schema } from '../../src/platform/database/schema.ts';
import type { SendMail } from '../../src/platform/outbound/mail.ts';
import { ok } from '../../src/platform/values/problem.ts';
import type { HyasClient } from '../../src/sources/hyas/client.ts';
import type { HyasLists } from '../../src/sources/hyas/lists.ts';
import type { storeSeen } from '../../src/sources/resolver/source.ts';
import { ownMember } from './model-connectwise.ts';
import { isReport } from './model-reports.ts';

/** A deliberate bug, added from outside: it proves that a run can fail. */
export interface Mutation {
  readonly client: (client: ConnectWise) => ConnectWise;
  readonly hyas: (client: HyasClient, db: Kysely<Schema>) => HyasClient;
  readonly lists: (lists: HyasLists) => HyasLists;
  readonly mail: (send: SendMail) => SendMail;
  readonly storeSeen: (store: typeof storeSeen) => typeof storeSeen;
  readonly rewrite: (sql: string) => string;
}

const none: Mutation = {
  client: (client) => client,
  hyas: (client) => client,
  lists: (lists) => lists,
  mail: (send) => send,
  storeSeen: (store) => store,
  rewrite: (sql) => sql,
};

/** A statement of the product with a part of it left out or replaced. */
const rewriting = (find: string | RegExp, replacement: string): Mutation => ({
  ...none,
  rewrite: (sql) => sql.replace(find, replacement),
});

export const mutations = {
  none,
  /** Completes a turn whose lease was lost: how `finish` (src/platform/work/lease.ts) asks for it is left out. */
  lease: rewriting(
    /^(update "ticket" set .*"locked_by" = \$\d+, "locked_until" = \$\d+ where "id" = \$\d+) and "locked_by" = (\$\d+)$/,
    '$1 and $2::text is not null',
  ),
  /** Sends a ticket again that was being sent when its worker ended, as if its attempt had not been stored. */
  outbox: rewriting(
    /^(\s*update "ticket" set locked_by = \$\d+, locked_until = \$\d+)/,
    "$1, state = case when state = 'sending' then 'queued' else state end",
  ),
  /** Finds no ticket after an unknown outcome, so it is posted again rather than adopted. */
  adopt: {
    ...none,
    client: (client) => ({
      ...client,
      ticketsByReference: async () => ok([]),
      ticketsByReferences: async () => ok([]),
    }),
  },
  /** Does not find a note whose answer was lost, so it is written twice. */
  note: {
    ...none,
    client: (client) => ({
      ...client,
      async notes(id, signal) {
        const read = await client.notes(id, signal);
        return read.ok ? ok(read.value.filter(({ text }) => !text.includes('Picket note'))) : read;
      },
    }),
  },
  /** Does not find a file whose answer was lost, so it is attached twice. */
  attach: { ...none, client: (client) => ({ ...client, documents: async () => ok([]) }) },
  /** Does not read what a ticket is linked to, so a link whose answer was lost is sent again. */
  link: { ...none, client: (client) => ({ ...client, ticketConfigurations: async () => ok([]) }) },
  /** Has devices that a person unlinked looked up again (`addDevices`). */
  unlink: rewriting(
    /on conflict \(ticket_id, device\) do nothing/,
    "on conflict (ticket_id, device) do update set state = 'waiting' where ticket_device.state = 'unlinked'",
  ),
  /** Removes a link in Picket alone. */
  detach: {
    ...none,
    client: (client) => ({ ...client, detachConfiguration: async () => ({ outcome: 'done', value: null }) }),
  },
  /** Does not remember what ConnectWise refused of a ticket (`sendWithout`), so it is sent with it again and again. */
  'left-out': rewriting(
    /^update "ticket" set "left_out" = \$1 where "id" = \$2$/,
    'update "ticket" set "left_out" = "left_out" where $1::text[] is not null and "id" = $2',
  ),
  /** Takes a lost answer for a refusal of the contact, so the ticket is sent again without one. */
  customer: {
    ...none,
    client: (client) => ({
      ...client,
      async createTicket(ticket, options) {
        const outcome = await client.createTicket(ticket, options);
        return outcome.outcome === 'unknown' && ticket.contactId !== undefined
          ? { ...outcome, outcome: 'refused', status: 400, field: 'contact' }
          : outcome;
      },
    }),
  },
  /** Takes a lost answer for a report that never left, so it is sent again. */
  report: {
    ...none,
    mail: (send) => async (server, mail, beforeSend) => {
      const sent = await send(server, mail, beforeSend);
      return sent.kind === 'failure' ? { ...sent, left: false } : sent;
    },
  },
  /** Does not find a report whose answer was lost, so a person has it sent again. */
  'report-ticket': {
    ...none,
    client: (client) => ({
      ...client,
      ticketsByReference: async (reference, signal) =>
        isReport({ externalXRef: reference }) ? ok([]) : client.ticketsByReference(reference, signal),
    }),
  },
  /** Queues a report of each period at every round (`insertDelivery`). */
  'report-period': rewriting(
    /^(\s*update|update) "report_schedule" set "next_at" = \$1 where "id" = \$2$/,
    'update "report_schedule" set "next_at" = "next_at" where $1::timestamptz is not null and "id" = $2',
  ),
  /** Writes notes where customers read them. */
  internal: {
    ...none,
    client: (client) => ({
      ...client,
      addNote: (id, note, signal, beforeSend) =>
        client.addNote(id, { ...note, internal: false }, signal, beforeSend),
    }),
  },
  /** Takes a lost answer for a refusal, so another ticket is created beside the one that was reopened. */
  reopen: {
    ...none,
    client: (client) => ({
      ...client,
      async changeTicket(id, operations, signal) {
        const outcome = await client.changeTicket(id, operations, signal);
        return outcome.outcome === 'unknown' ? { ...outcome, outcome: 'refused', status: 0 } : outcome;
      },
    }),
  },
  /** Ignores what a person did in a ticket, so it is closed. */
  touched: {
    ...none,
    client: (client) => ({
      ...client,
      async ticketAudit(id, signal) {
        const read = await client.ticketAudit(id, signal);
        return read.ok ? ok(read.value.map((line) => ({ ...line, by: ownMember }))) : read;
      },
      async ticket(id, signal) {
        const read = await client.ticket(id, signal);
        return read.ok && read.value !== null ? ok({ ...read.value, updatedBy: ownMember }) : read;
      },
    }),
  },
  /** Keeps incidents under a closed roll-up that were seen after its ticket was closed (`releaseSeenSince`). */
  'roll-up': rewriting('and c.last_seen_at > s.closed_at', 'and false'),
  /** Adds to a digest that has ended (`growRollUp`), so no ticket names the incidents that are added. */
  digest: rewriting(
    "and state = 'open' and ended_at is null",
    "and state = 'open' and (kind = 'digest' or ended_at is null)",
  ),
  /** Acknowledges a callback and does not have the ticket read (`markDue`). */
  callback: rewriting(/^(update "ticket" set "read_due_at" = \$1 where "state" = \$2)/, '$1 and false'),
  /** Does not find a list that it created at HYAS, so the domain is allowed there twice. */
  'allow-copy': { ...none, lists: (lists) => ({ ...lists, named: async () => ok([]) }) },
  /** Reports what the resolver hands over as stored even if that failed. */
  'handed-over': {
    ...none,
    storeSeen: (store) => (deps, seen) => store(deps, seen).catch(() => {}),
  },
  /** Moves the cursor before the rows are stored. */
  cursor: {
    ...none,
    hyas: (client, db) => ({
      ...client,
      async logs(query, signal) {
        const page = await client.logs(query, signal);
        if (page.ok && query.page === 0) {
          await db
            .updateTable('source')
            .set({ cursor: json({ end: query.end.toISOString() }) })
            .where('kind', '=', 'hyas')
            .execute();
        }
        return page;
      },
    }),
  },
  /** Deletes incidents that are still open (`deleteExpired`). */
  retention: rewriting("state = 'closed' and closed_at <", 'coalesce(closed_at, last_seen_at) <'),
  /** Leaves out what is in progress (`writeExport`). */
  export: rewriting(
    'from "ticket_attempt" t',
    'from (select * from "ticket_attempt" where finished_at is not null) t',
  ),
} as const satisfies Record<string, Mutation>;

export type MutationName = keyof typeof mutations;
