import type {
  AuditRecord,
  NoteRecord,
  TicketRecord,
  TimeRecord,
} from '../../connectwise/client/ticket-types.ts';
import type { Problem, Result } from '../../platform/values/problem.ts';
import { closingProblems } from './problems.ts';

/** What ConnectWise shows of a ticket now. */
export interface Evidence {
  readonly ticket: TicketRecord;
  /** The identifier of our member; null if ConnectWise does not say. */
  readonly member: Result<string | null>;
  readonly notes: Result<readonly NoteRecord[]>;
  /** Null if the role may not see every time entry. */
  readonly time: Result<readonly TimeRecord[]> | null;
  readonly audit: Result<readonly AuditRecord[]>;
}

/** The state that Picket itself gave the ticket. */
export interface OurMark {
  readonly boardId: number | null;
  readonly companyId: number | null;
  /** The id of the status in which Picket created it, and the names of statuses in which Picket reopened it. */
  readonly statusId: number | null;
  readonly reopenedTo: readonly string[];
}

export type Touch =
  | { readonly what: 'untouched' }
  | { readonly what: 'touched' | 'unknown'; readonly problem: Problem }
  /** ConnectWise cannot be reached at the moment. */
  | { readonly what: 'later'; readonly problem: Problem };

/**
 * Whether a person has worked on a ticket: anything in it that is not by our member. A workflow rule counts as a
 * person, because the two cannot be distinguished. Unreadable parts count as a person's work.
 */
export function touchOf({ ticket, member, notes, time, audit }: Evidence, ours: OurMark): Touch {
  const { id } = ticket;
  const unreadable = [member, notes, time, audit].find(
    (one) => one !== null && !one.ok && isTransient(one.problem),
  );
  if (unreadable !== undefined && unreadable !== null && !unreadable.ok)
    return { what: 'later', problem: unreadable.problem };
  const own = member.ok ? member.value : null;
  const how =
    changedFrom(ticket, ours) ??
    (own === null ? null : byOthers(own, { ticket, notes, time, audit })) ??
    (time?.ok && time.value.length > 0 ? 'it has time entries' : null) ??
    (ticket.hours !== undefined && ticket.hours > 0 ? 'it has time entries' : null);
  if (how !== null) return { what: 'touched', problem: closingProblems.touched(id, how) };
  const problem =
    own === null
      ? unknown(id, 'ConnectWise does not say which member Picket is')
      : gap(id, { ticket, notes, time, audit });
  return problem === null ? { what: 'untouched' } : { what: 'unknown', problem };
}

const isTransient = ({ retry }: Problem) => retry !== 'never';
const unknown = (id: number, what: string) => closingProblems.touchUnknown(id, what);
const same = (one: string | undefined, other: string) => one?.trim().toLowerCase() === other.toLowerCase();

/** What differs from the state that Picket left. */
function changedFrom(ticket: TicketRecord, ours: OurMark): string | null {
  const { statusId, statusName = '', boardId, companyId } = ticket;
  if (boardId !== undefined && boardId !== ours.boardId) return 'it is on another board';
  if (companyId !== undefined && companyId !== ours.companyId) return 'it is on another company';
  const given = ours.reopenedTo.some((name) => same(statusName, name));
  if (statusId !== undefined && statusId !== ours.statusId && !given) return `its status is “${statusName}”`;
  return null;
}

type Read = Omit<Evidence, 'member'>;

/** What others did, and who they are. */
function byOthers(own: string, { ticket, notes, time, audit }: Read): string | null {
  const { owner, resources, updatedBy } = ticket;
  if (owner !== undefined && !same(owner, own)) return `it is assigned to ${owner}`;
  const scheduled = (resources ?? '').split(/[,;]/).find((one) => one.trim() !== '' && !same(one, own));
  if (scheduled !== undefined) return `it is scheduled for ${scheduled.trim()}`;
  const note = notes.ok ? notes.value.find((one) => !isOwnNote(one, own)) : undefined;
  if (note !== undefined) return `${note.member ?? note.createdBy ?? 'a contact'} wrote a note`;
  const entry = time?.ok ? time.value[0] : undefined;
  if (entry !== undefined) return `${entry.member ?? 'somebody'} entered time`;
  const line = audit.ok
    ? audit.value.find(({ by }) => by !== undefined && by.trim() !== '' && !same(by, own))
    : undefined;
  if (line !== undefined) return `${line.by} changed it`;
  if (updatedBy !== undefined && !same(updatedBy, own)) return `${updatedBy} changed it last`;
  return null;
}

const isOwnNote = ({ byContact, member, createdBy }: NoteRecord, own: string) =>
  !byContact && (same(member, own) || (member === undefined && same(createdBy, own)));

/** What ConnectWise does not show; null if nothing is missing. */
function gap(id: number, { ticket, notes, time, audit }: Read): Problem | null {
  if (time === null || !time.ok) return closingProblems.timeNotReadable(id);
  if (!notes.ok) return unknown(id, 'it may not read the notes');
  // The description is one of them, so an empty list hides something.
  if (notes.value.length === 0) return unknown(id, 'ConnectWise shows no notes of it');
  if (!audit.ok) return unknown(id, 'it may not read the audit trail');
  if (audit.value.length === 0) return unknown(id, 'the audit trail is empty');
  if (audit.value.some(({ by }) => by === undefined || by.trim() === ''))
    return unknown(id, 'the audit trail has a line without a name');
  if (ticket.updatedBy === undefined || ticket.statusId === undefined || ticket.boardId === undefined)
    return unknown(id, 'ConnectWise does not show its status, or who changed it last');
  return null;
}
