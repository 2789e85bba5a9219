import { sandboxAccount } from './account.ts';
import { defaultContactJson } from './customer-json.ts';
import { notFound } from './errors.ts';
import { type Fields, resourceFields } from './fields.ts';
import { answerJson } from './http.ts';
import { answerList, type Listed, selected, shape } from './list.ts';
import {
  boardInfoJson,
  boardJson,
  companyJson,
  itemJson,
  type Json,
  membersJson,
  priorityJson,
  sourceJson,
  statusJson,
  subtypeJson,
  teamJson,
  typeJson,
} from './present.ts';
import type { Board } from './records.ts';
import type { Needs, RoleRow } from './roles.ts';
import type { Call, Route } from './route.ts';
import { apiVersion } from './version.ts';

const inquire = (name: string): Needs => ({ function: name, right: 'inquire' });

/** The read-only endpoints: companies, boards with their tables, the member's rights. */
export const tableRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/system/info',
    needs: null,
    answer: ({ exchange }) =>
      answerJson(
        200,
        shape(
          {
            version: `v${apiVersion}.0`,
            isCloud: true,
            serverTimeZone: 'Eastern Standard Time',
            licenseBits: [{ name: 'ServiceDesk', activeFlag: true }],
            cloudRegion: 'NA',
            maxWorkFlowRecordsAllowed: 100,
          },
          exchange.search,
        ),
      ),
  },
  ...listing('/system/mySecurity', inquire('Member Maintenance'), resourceFields.security, ({ state }) =>
    state.data.role.map(securityJson).filter(({ moduleFunctionName }) => {
      const { unlistedFunctions } = state.data.restrictions;
      return !unlistedFunctions.includes(String(moduleFunctionName));
    }),
  ),
  ...listing('/system/members', inquire('Member Maintenance'), resourceFields.member, membersJson, {
    name: 'Member',
  }),
  ...listing(
    '/company/companies',
    inquire('Company Maintenance'),
    resourceFields.company,
    // "My" companies have the member in their team; the API member is in no team.
    ({ state, base, level }) =>
      level === 'My'
        ? []
        : state.data.companies
            .filter(({ id }) => !state.data.restrictions.hiddenCompanies.includes(id))
            .map((company) => ({
              ...companyJson(company, base),
              ...defaultContactJson(state.data, company.id, base),
            })),
    { name: 'Company', childFields: resourceFields.companyChild },
  ),
  ...listing(
    '/service/info/boards',
    inquire('Service Tickets'),
    resourceFields.board,
    (call) => boards(call).map((board) => boardInfoJson(board, call.base)),
    { name: 'Board' },
  ),
  ...listing(
    '/service/boards',
    inquire('Table Setup'),
    resourceFields.board,
    (call) => boards(call).map((board) => boardJson(board, call.base)),
    { name: 'Board' },
  ),
  ...listing(
    '/service/boards/{id}/statuses',
    inquire('Table Setup'),
    resourceFields.status,
    (call) => ofBoard(call, (board) => board.statuses.map((status) => statusJson(status, board, call.base))),
    { name: 'Status' },
  ),
  ...listing(
    '/service/boards/{id}/types',
    inquire('Table Setup'),
    resourceFields.type,
    (call) => ofBoard(call, (board) => board.types.map((type) => typeJson(type, board, call.base))),
    { name: 'Type' },
  ),
  ...listing(
    '/service/boards/{id}/subtypes',
    inquire('Table Setup'),
    resourceFields.subtype,
    (call) => ofBoard(call, (board) => board.subtypes.map((one) => subtypeJson(one, board, call.base))),
    { name: 'SubType' },
  ),
  ...listing(
    '/service/boards/{id}/items',
    inquire('Table Setup'),
    resourceFields.item,
    (call) => ofBoard(call, (board) => board.items.map((one) => itemJson(one, board, call.base))),
    { name: 'Item' },
  ),
  ...listing(
    '/service/boards/{id}/teams',
    inquire('Table Setup'),
    resourceFields.team,
    (call) => ofBoard(call, (board) => board.teams.map((one) => teamJson(one, board))),
    { name: 'Team' },
  ),
  ...listing(
    '/service/sources',
    inquire('Table Setup'),
    resourceFields.source,
    (call) => call.state.data.sources.map(sourceJson),
    { name: 'Source' },
  ),
  ...listing(
    '/service/priorities',
    inquire('Table Setup'),
    resourceFields.priority,
    (call) => call.state.data.priorities.map((priority) => priorityJson(priority, call.base)),
    { name: 'Priority' },
  ),
];

/** The list, its `/count` and, where records have an id, `/{id}`. */
export function listing(
  path: string,
  needs: Needs,
  fields: Fields,
  records: (call: Call) => readonly Json[],
  { name, childFields }: { name?: string; childFields?: Fields } = {},
): Route[] {
  const listed = (call: Call): Listed => ({
    records: records(call),
    fields,
    ...(childFields ? { childFields } : {}),
    visible: (record) => visible(call, needs, record),
  });
  const one = (call: Call, what: string) => {
    const id = call.ids.at(-1);
    const record = records(call).find((candidate) => candidate.id === id);
    if (record === undefined) throw notFound(what, id ?? '');
    return answerJson(200, shape(visible(call, needs, record), call.exchange.search));
  };
  return [
    { method: 'GET', path, needs, answer: (call) => answerList(listed(call), listQuery(call)) },
    {
      method: 'GET',
      path: `${path}/count`,
      needs,
      answer: (call) => answerJson(200, { count: selected(listed(call), call.exchange.search).length }),
    },
    ...(name === undefined
      ? []
      : [{ method: 'GET', path: `${path}/{id}`, needs, answer: (call: Call) => one(call, name) }]),
  ];
}

export function listQuery({ exchange, state }: Call) {
  const { search, headers, origin, path } = exchange;
  const forwardOnly = String(headers['pagination-type'] ?? '').toLowerCase() === 'forward-only';
  const { restrictions } = state.data;
  return { search, forwardOnly, address: `${origin}${path}`, restrictions };
}

const boards = ({ state }: Call) => state.data.boards.filter(({ deleted }) => !deleted);

function ofBoard(call: Call, records: (board: Board) => Json[]): Json[] {
  const [id] = call.ids;
  const board = boards(call).find((candidate) => candidate.id === id);
  if (board === undefined) throw notFound('Board', id ?? '');
  return records(board);
}

/** Some members see only ids and names of a setup table. */
const visible = ({ state }: Call, needs: Needs, record: Json): Json =>
  state.data.idAndNameOnly && needs.function === 'Table Setup'
    ? { id: record.id, name: record.name }
    : record;

function securityJson(row: RoleRow, at: number): Json {
  return {
    id: 201 + at,
    addLevel: row.add,
    editLevel: row.edit,
    deleteLevel: row.delete,
    inquireLevel: row.inquire,
    moduleFunctionName: row.function,
    moduleFunctionDescription: row.function,
    moduleFunctionIdentifier: row.function.replace(/\W/g, ''),
    myAllFlag: true,
    reportFlag: row.function.endsWith('Reports'),
    restrictFlag: false,
    customFlag: row.function === 'Table Setup',
    moduleName: row.module,
    moduleDescription: row.module,
    moduleIdentifier: row.module.slice(0, 2).toUpperCase(),
    sortOrder: at + 1,
    member: { ...sandboxAccount.member, _info: {} },
    _info: {},
  };
}
