import { ticketSight } from '../../connectwise/client/permissions.ts';
import type { ConnectWise, TicketRecord } from '../../connectwise/client/types.ts';
import type { Problem } from '../../platform/values/problem.ts';
import { problems } from '../record/problems.ts';
import type { TicketRow } from '../record/store.ts';
import type { DeliveryWorker } from './worker.ts';

/** What an empty search proves. `later`: it cannot be known at the moment. */
export type Absence =
  | { readonly kind: 'absent' }
  | { readonly kind: 'found'; readonly tickets: readonly TicketRecord[] }
  | { readonly kind: 'unprovable' | 'later'; readonly problem: Problem };

/** The most other tickets of the same board and company that are searched together with ours. */
const mostWitnesses = 5;

/**
 * Whether a ticket that no search found is certainly absent. An empty answer proves it only for a role that sees every
 * ticket. If the role's level is unknown, the same search must also return another Picket ticket of that board and
 * company; otherwise ConnectWise may only hide ours.
 */
export async function proveAbsence(
  worker: DeliveryWorker,
  client: ConnectWise,
  ticket: TicketRow,
  signal?: AbortSignal,
): Promise<Absence> {
  const role = await client.mySecurity(signal);
  switch (ticketSight(role.ok ? role.value : null)) {
    case 'all':
      return { kind: 'absent' };
    case 'part':
      return { kind: 'unprovable', problem: problems.roleHidesTickets() };
    case 'unknown':
      break;
  }
  const boardId = Number(ticket.content?.boardId);
  const companyId = Number(ticket.content?.companyId);
  const witnesses = await loadWitnesses(worker, ticket, boardId, companyId);
  if (witnesses.length > 0) {
    const read = await client.ticketsByReferences([ticket.reference, ...witnesses], signal);
    if (!read.ok) return { kind: 'later', problem: read.problem };
    const isOurs = ({ externalXRef }: TicketRecord) =>
      externalXRef?.trim().toLowerCase() === ticket.reference.toLowerCase();
    const ours = read.value.filter(isOurs);
    if (ours.length > 0) return { kind: 'found', tickets: ours };
    const beside = (found: TicketRecord) => found.boardId === boardId && found.companyId === companyId;
    if (read.value.some(beside)) return { kind: 'absent' };
  }
  // A temporary failure may hide a level of All.
  return !role.ok && mayPass(role.problem)
    ? { kind: 'later', problem: role.problem }
    : { kind: 'unprovable', problem: problems.absenceUnproven() };
}

/** The search just succeeded with these keys, so a 404 concerns this endpoint, and is permanent. */
const mayPass = ({ retry, code }: Problem) =>
  retry !== 'never' && code !== 'connectwise.not_found_or_keys_refused';

/** References of our latest tickets that were created on that board for that company. */
async function loadWitnesses(
  { db }: DeliveryWorker,
  ticket: TicketRow,
  boardId: number,
  companyId: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('ticket')
    .select(['reference', 'content'])
    .where('state', '=', 'created')
    .where('id', '!=', ticket.id)
    .where('elsewhere', 'is', null)
    .where((is) => is.or([is('life', 'is', null), is('life', '!=', 'deleted')]))
    .where((is) => is(is.ref('content', '->>').key('boardId'), '=', String(boardId)))
    .where((is) => is(is.ref('content', '->>').key('companyId'), '=', String(companyId)))
    .orderBy('created_at', 'desc')
    .limit(mostWitnesses)
    .execute();
  return rows.map(({ reference }) => reference);
}
