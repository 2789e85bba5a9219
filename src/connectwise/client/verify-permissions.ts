import type { Check } from '../../platform/values/check.ts';
import type { Result } from '../../platform/values/problem.ts';
import {
  grantedLevel,
  levelName,
  type PermissionName,
  permissionName,
  permissionPath,
  permissions,
  ticketSight,
} from './permissions.ts';
import type { Chosen, ConnectWise, NamedRecord, SecurityRow } from './types.ts';
import type { ChoiceLists } from './verify-choice.ts';

const names = Object.keys(permissions) as PermissionName[];

/** The use of each right. Some rows of the table need the same right. */
const uses: Readonly<Record<PermissionName, string>> = {
  my_security: 'own rights',
  companies: 'companies',
  boards: 'boards',
  priorities: 'priorities',
  types: 'types',
  statuses: 'statuses',
  tickets_add: 'new tickets',
};

/** One check for each row of the permission table. */
export const permissionChecks = names.map((name) => ({
  name,
  id: `permission.${name}`,
  title: `${permissions[name].module} > ${permissionName(permissions[name])} (${uses[name]})`,
}));

/** The right to find a ticket again after its answer was lost, and to follow it. */
export const searchCheck = {
  id: 'search',
  title: 'Service Desk > Service Tickets: Picket can find its own tickets again',
} as const;

/** A reference that no ticket has. */
const neverUsed = 'picket:verify-setup';

/** Whether tickets can be searched, and whether an empty answer proves that a ticket is not there. */
function checkSearch(security: Result<SecurityRow[]>, searched: Result<unknown>): Check {
  const where = permissionPath(permissions.boards);
  const hint = `Grant it in ConnectWise under ${where}.`;
  if (!searched.ok) {
    const { code, message: what } = searched.problem;
    return code === 'connectwise.permission_missing'
      ? { ...searchCheck, status: 'fail', what, hint, where }
      : { ...searchCheck, status: 'unknown', what, hint: searched.problem.hint, where };
  }
  switch (ticketSight(security.ok ? security.value : null)) {
    case 'all':
      return { ...searchCheck, status: 'pass', what: 'The security role shows every ticket.' };
    case 'part':
      return {
        ...searchCheck,
        status: 'fail',
        what: 'The security role shows Picket only some of the tickets. If an answer is lost, Picket cannot find out whether ConnectWise created the ticket. It then asks a person. Picket may also miss that a ticket was closed.',
        hint,
        where,
      };
    case 'unknown':
      return {
        ...searchCheck,
        status: 'unknown',
        what: 'Picket can search tickets, but cannot check whether the security role shows every ticket. If an answer is lost, Picket may ask a person whether ConnectWise created the ticket.',
        hint: `Grant ${permissionName(permissions.my_security)}, so that Picket can read its role. Then check ${where}.`,
        where,
      };
  }
}

/**
 * Checks for each right whether the API member's role grants it, by the rows of the role and by reading. Returns the
 * lists that it read, for the check of the choices.
 */
export async function* verifyPermissions(
  cw: ConnectWise,
  chosen: Chosen,
  signal: AbortSignal | undefined,
): AsyncGenerator<Check, ChoiceLists> {
  const security = await cw.mySecurity(signal);
  yield checkOf('my_security', security, security);
  yield checkOf('companies', security, await cw.companies({ page: 1, pageSize: 1 }, signal));
  const boards = await cw.boards(signal);
  yield checkOf('boards', security, boards);
  const priorities = await cw.priorities(signal);
  yield checkOf('priorities', security, priorities);
  const boardId = boardToRead(chosen.boardId, boards);
  const types = boardId === undefined ? null : await cw.types(boardId, signal);
  yield checkOf('types', security, types);
  const statuses = boardId === undefined ? null : await cw.statuses(boardId, signal);
  yield checkOf('statuses', security, statuses);
  yield checkOf('tickets_add', security, null);
  yield checkSearch(security, await cw.ticketsByReference(neverUsed, signal));
  return { boards, priorities, types, statuses };
}

/**
 * A board that exists: types and statuses of a missing board would be refused for that reason, not for a missing right.
 */
function boardToRead(chosen: number | undefined, boards: Result<NamedRecord[]>): number | undefined {
  if (!boards.ok) return chosen;
  const active = boards.value.filter(({ inactive }) => !inactive);
  return (active.find(({ id }) => id === chosen) ?? active[0])?.id;
}

/**
 * The check of one row. If the role shows its level, the level decides, except for Table Setup: ConnectWise lets some
 * tables be read without it (Developer Guide), so a readable table counts as granted there.
 * @param tried the result of reading the endpoint; null if it was not tried.
 */
function checkOf(
  name: PermissionName,
  security: Result<SecurityRow[]>,
  tried: Result<unknown> | null,
): Check {
  const permission = permissions[name];
  const { id, title } = permissionChecks[names.indexOf(name)] ?? { id: name, title: name };
  const where = permissionPath(permission);
  const hint = `Grant it in ConnectWise under ${where}.`;
  if (tried && !tried.ok) {
    const refused = tried.problem.code === 'connectwise.permission_missing';
    const { message: what } = tried.problem;
    return refused
      ? { id, title, status: 'fail', what, hint, where }
      : { id, title, status: 'unknown', what, hint: tried.problem.hint, where };
  }
  const level = security.ok ? grantedLevel(security.value, permission) : null;
  if (level?.toLowerCase() === 'all') {
    return { id, title, status: 'pass', what: `The security role grants ${permissionName(permission)}.` };
  }
  // A role that can read itself has that right.
  const readable =
    tried !== null && (level === null || name === 'my_security' || permission.function === 'Table Setup');
  if (readable) return { id, title, status: 'pass', what: `${permission.endpoint} can be read.` };
  if (level !== null) {
    const what = `The security role grants ${levelName(permission.level)} = ${level} of ${permission.function}. It must be All.`;
    return { id, title, status: 'fail', what, hint, where };
  }
  return {
    id,
    title,
    status: 'unknown',
    what: whyUnknown(name, security),
    hint: `Check ${where}.`,
    where,
  };
}

function whyUnknown(name: PermissionName, security: Result<SecurityRow[]>): string {
  const untried =
    name === 'tickets_add'
      ? 'Only creating a ticket can prove this, and Verify setup never creates one'
      : 'Picket could not check this, because it cannot read any board';
  return security.ok
    ? `${untried}, and the security role does not list it.`
    : `${untried}, and Picket cannot read the security role (${security.problem.code.replace('connectwise.', '')}).`;
}
