import { sandboxAccount } from './account.ts';
import type { AccountData } from './account-data.ts';
import { locationOf, mainLocation } from './custom-field.ts';
import { valuesJson } from './custom-fields.ts';
import type {
  Board,
  BoardItem,
  BoardStatus,
  BoardSubtype,
  BoardTeam,
  BoardType,
  Company,
  Note,
  Priority,
  TicketRow,
  TicketSource,
} from './records.ts';

/** A record as sent to the caller. */
export type Json = Record<string, unknown>;

/** References are always returned expanded, even if only the id was sent. `base` is `…/apis/3.0`. */
function reference(base: string, kind: string, path: string, record: { id: number; name: string }): Json {
  const { id, name } = record;
  return { id, name, _info: { [`${kind}_href`]: `${base}${path}/${id}` } };
}

const boardReference = (base: string, board: Board) => reference(base, 'board', '/service/boards', board);

const stamps = (updatedAt: string, updatedBy: string) => ({ lastUpdated: updatedAt, updatedBy });

export function companyJson(company: Company, base: string): Json {
  const { id, identifier, name, city, inactive, deleted, type, updatedAt } = company;
  return {
    id,
    identifier,
    name,
    status: { id: inactive ? 2 : 1, name: inactive ? 'Inactive' : 'Active', _info: {} },
    addressLine1: '',
    city,
    state: 'ID',
    zip: '',
    phoneNumber: '',
    website: '',
    leadFlag: false,
    isVendorFlag: false,
    deletedFlag: deleted,
    ...(deleted ? { dateDeleted: updatedAt, deletedBy: 'SRivera' } : {}),
    types: [type === 'Owner' ? { id: 2, name: 'Owner' } : { id: 1, name: 'Client' }],
    territory: { id: 11, name: 'Main', _info: {} },
    integratorTags: [],
    _info: {
      ...stamps(updatedAt, 'SRivera'),
      contacts_href: `${base}/company/contacts?conditions=company/id=${id}`,
    },
  };
}

/** The fields of `/service/info/boards`, for members who may read tickets. */
export function boardInfoJson(board: Board, base: string): Json {
  return {
    id: board.id,
    name: board.name,
    location: {
      id: locationOf(board),
      name: locationOf(board) === mainLocation ? 'Main' : `Location ${locationOf(board)}`,
      _info: {},
    },
    department: { id: 10, identifier: 'Services', name: 'Professional Services', _info: {} },
    projectFlag: false,
    inactiveFlag: board.inactive,
    closedLoopAllFlag: false,
    billTime: 'NoDefault',
    allSort: 'Descending',
    _info: { board_href: `${base}/service/boards/${board.id}` },
  };
}

/** The fields of `/service/boards`, the setup table. */
export const boardJson = (board: Board, base: string): Json => ({
  ...boardInfoJson(board, base),
  sendToContactFlag: false,
  discussionsLockedFlag: false,
  markFirstNoteIssueFlag: true,
  _info: { statuses_href: `${base}/service/boards/${board.id}/statuses` },
});

/** Its flags are named differently from all others: `inactive`, `closedStatus`. */
export function statusJson(status: BoardStatus, board: Board, base: string): Json {
  return {
    id: status.id,
    name: status.name,
    board: boardReference(base, board),
    sortOrder: board.statuses.indexOf(status) + 1,
    displayOnBoard: !status.closed,
    inactive: status.inactive,
    closedStatus: status.closed,
    timeEntryNotAllowed: false,
    defaultFlag: status.isDefault,
    escalationStatus: status.closed ? 'Resolved' : status.isDefault ? 'NotResponded' : 'Responded',
    customerPortalFlag: false,
    _info: {},
  };
}

export function typeJson(type: BoardType, board: Board, base: string): Json {
  return {
    id: type.id,
    name: type.name,
    category: 'Reactive',
    defaultFlag: type.isDefault,
    inactiveFlag: type.inactive,
    requestForChangeFlag: false,
    board: boardReference(base, board),
    _info: {},
  };
}

export const subtypeJson = (subtype: BoardSubtype, board: Board, base: string): Json => ({
  id: subtype.id,
  name: subtype.name,
  inactiveFlag: subtype.inactive,
  typeAssociationIds: [...subtype.typeIds],
  board: boardReference(base, board),
  _info: {},
});

export const itemJson = ({ id, name, inactive }: BoardItem, board: Board, base: string): Json => ({
  id,
  name,
  inactiveFlag: inactive,
  board: boardReference(base, board),
  _info: {},
});

export const teamJson = ({ id, name, isDefault }: BoardTeam, board: Board): Json => ({
  id,
  name,
  defaultFlag: isDefault,
  boardId: board.id,
  _info: {},
});

export const sourceJson = ({ id, name, isDefault }: TicketSource): Json => ({
  id,
  name,
  defaultFlag: isDefault,
  _info: {},
});

export function priorityJson({ id, name, color, level, isDefault }: Priority, base: string): Json {
  return {
    id,
    name,
    color,
    sortOrder: id,
    defaultFlag: isDefault,
    urgencySortOrder: String(id),
    level,
    _info: { image_href: `${base}/service/priorities/${id}/image` },
  };
}

/** An author who is not a member is a customer's contact, whose notes come by e-mail. */
export function noteWriter(by: string): Json {
  const members = [sandboxAccount.member, ...sandboxAccount.technicians.map(named)];
  const member = members.find(({ identifier }) => identifier === by);
  return member === undefined
    ? { contact: { id: 900, name: by, _info: {} } }
    : { member: { ...member, _info: {} } };
}

const named = ({ id, identifier, firstName, lastName }: (typeof sandboxAccount.technicians)[number]) => ({
  id,
  identifier,
  name: `${firstName} ${lastName}`,
});

/** Everybody with a login, including API members (licence class A). */
export const membersJson = (): Json[] => [
  {
    id: sandboxAccount.member.id,
    identifier: sandboxAccount.member.identifier,
    firstName: 'Picket',
    lastName: 'API',
    inactiveFlag: false,
    licenseClass: 'A',
    _info: {},
  },
  ...sandboxAccount.technicians.map(({ inactive, ...member }) => ({
    ...member,
    inactiveFlag: inactive,
    licenseClass: 'F',
    _info: {},
  })),
];

export function noteJson(note: Note, ticket: TicketRow, base: string): Json {
  return {
    id: note.id,
    ticketId: ticket.id,
    text: note.text,
    detailDescriptionFlag: note.tab === 'discussion',
    internalAnalysisFlag: note.tab === 'internal',
    resolutionFlag: note.tab === 'resolution',
    issueFlag: false,
    ...noteWriter(note.by),
    dateCreated: note.at,
    createdBy: note.by,
    internalFlag: note.tab === 'internal',
    externalFlag: note.tab === 'discussion',
    _info: {
      ...stamps(note.at, note.by),
      ticket_href: `${base}/service/tickets/${ticket.id}`,
    },
  };
}

/** The whole ticket. Fields that only a POST accepts (`initialDescription`, …) are never returned. */
export function ticketJson(row: TicketRow, data: AccountData, base: string): Json {
  const board = data.boards.find(({ id }) => id === row.boardId);
  const status = board?.statuses.find(({ id }) => id === row.statusId);
  const type = board?.types.find(({ id }) => id === row.typeId);
  const company = data.companies.find(({ id }) => id === row.companyId);
  const priority = data.priorities.find(({ id }) => id === row.priorityId);
  const boardPath = `/service/boards/${row.boardId}`;
  return {
    id: row.id,
    summary: row.summary,
    recordType: 'ServiceTicket',
    ...(board ? { board: boardReference(base, board) } : {}),
    ...(status ? { status: reference(base, 'status', `${boardPath}/statuses`, status) } : {}),
    ...(company
      ? {
          company: {
            ...reference(base, 'company', '/company/companies', company),
            identifier: company.identifier,
          },
        }
      : {}),
    ...(type ? { type: reference(base, 'type', `${boardPath}/types`, type) } : {}),
    ...(priority ? { priority: reference(base, 'priority', '/service/priorities', priority) } : {}),
    severity: 'Medium',
    impact: 'Medium',
    ...row.other,
    ...(row.externalXRef === null ? {} : { externalXRef: row.externalXRef }),
    closedFlag: status?.closed ?? false,
    ...(row.closedAt === null ? {} : { closedDate: row.closedAt, closedBy: row.closedBy }),
    ...(row.times?.length ? { actualHours: row.times.reduce((sum, { hours }) => sum + hours, 0) } : {}),
    hasChildTicket: false,
    hasMergedChildTicketFlag: row.hasMergedChild,
    ...(row.mergedIntoId === null ? {} : { mergedParentTicket: mergedParent(row.mergedIntoId, data) }),
    customFields: valuesJson(data, board, row.customValues ?? []),
    _info: {
      ...stamps(row.updatedAt, row.updatedBy),
      dateEntered: row.enteredAt,
      enteredBy: row.enteredBy,
      notes_href: `${base}/service/tickets/${row.id}/notes`,
    },
  };
}

function mergedParent(id: number, { tickets }: AccountData): Json {
  return { id, summary: tickets.find((ticket) => ticket.id === id)?.summary ?? '' };
}
