import { z } from 'zod';
import { randomWord } from './chance.ts';
import { removeTicket } from './change-ticket.ts';
import { controlBodies as bodies } from './control-bodies.ts';
import { addCustomField, customFieldBody } from './custom-field.ts';
import {
  addCustomerRecord,
  changeCustomerRecord,
  customerBodies,
  customerKinds,
  removeCustomerRecord,
} from './customer-control.ts';
import { Refusal } from './errors.ts';
import { type Answer, answerJson, type Exchange } from './http.ts';
import { leastPrivilege } from './roles.ts';
import { idsIn } from './route.ts';
import { type SandboxState, timestamp } from './state.ts';
import { refusalText, technician, workTicket } from './technician.ts';
import { ticketView } from './ticket-view.ts';

interface Control {
  readonly state: SandboxState;
  readonly exchange: Exchange;
  readonly ids: readonly number[];
}

type Answering = (control: Control) => Answer;

const here = (value: unknown): Answer => answerJson(200, value);
const absent = (what: string): Answer => answerJson(404, { message: `The sandbox has no such ${what}.` });

/** Parses the body, applies it, saves, and answers with the result of `apply`. */
function change<T>(schema: z.ZodType<T>, apply: (value: T, control: Control) => Answer): Answering {
  return (control) => {
    let body: unknown;
    try {
      body = JSON.parse(control.exchange.text === '' ? '{}' : control.exchange.text) as unknown;
    } catch {
      return answerJson(400, { message: 'The body is not JSON that can be read.' });
    }
    const read = schema.safeParse(body);
    if (!read.success) return answerJson(400, { message: z.prettifyError(read.error) });
    const answer = apply(read.data, control);
    control.state.save();
    return answer;
  };
}

const routes: Readonly<Record<string, Answering>> = {
  'GET /sandbox/faults': ({ state }) => here({ faults: state.faults.list() }),
  'PUT /sandbox/faults': change(bodies.faults, ({ faults }, { state }) => {
    state.faults.set(...faults);
    return here({ faults: state.faults.list() });
  }),
  'DELETE /sandbox/faults': ({ state }) => {
    state.faults.clear();
    return here({ faults: [] });
  },

  'GET /sandbox/role': ({ state: { data } }) => here({ rows: data.role, idAndNameOnly: data.idAndNameOnly }),
  'PUT /sandbox/role': change(bodies.role, ({ rows, idAndNameOnly, reset }, { state: { data } }) => {
    const role = reset ? leastPrivilege() : structuredClone(data.role);
    for (const { function: name, ...levels } of rows) {
      const row = role.find((one) => one.function.toLowerCase() === name.toLowerCase());
      if (row === undefined) return absent(`function as ${name}`);
      Object.assign(row, levels);
    }
    data.role = role;
    data.idAndNameOnly = idAndNameOnly ?? (reset ? false : data.idAndNameOnly);
    return here({ rows: data.role, idAndNameOnly: data.idAndNameOnly });
  }),

  'GET /sandbox/restrictions': ({ state: { data } }) => here(data.restrictions),
  'PUT /sandbox/restrictions': change(bodies.restrictions, (restrictions, { state: { data } }) => {
    data.restrictions = restrictions;
    return here(restrictions);
  }),

  'GET /sandbox/keys': (control) => keys(control),
  'PUT /sandbox/keys': change(bodies.keys, (wanted, control) => {
    const { data, chance } = control.state;
    const rotates = wanted.rotate || wanted.publicKey !== undefined || wanted.privateKey !== undefined;
    if (wanted.revoke || rotates) for (const pair of data.keys) pair.revoked = true;
    if (rotates) {
      const publicKey = wanted.publicKey ?? randomWord(chance, 16);
      data.keys.push({ publicKey, privateKey: wanted.privateKey ?? randomWord(chance, 16), revoked: false });
    }
    data.badKeysStatus = wanted.badKeysStatus ?? data.badKeysStatus;
    if (wanted.clientIds !== undefined) data.clientIds = wanted.clientIds;
    return keys(control);
  }),
  'PUT /sandbox/codebase': change(bodies.codebase, ({ codebase }, { state: { data } }) => {
    data.codebase = codebase;
    return here({ codebase });
  }),

  'GET /sandbox/companies': ({ state }) => here({ companies: state.data.companies }),
  'POST /sandbox/companies': change(bodies.newCompany, ({ name, identifier, city }, { state }) => {
    const { data, clock } = state;
    const id = data.nextId.company++;
    const company = {
      id,
      identifier: identifier ?? name.replace(/[^A-Za-z0-9]/g, '').slice(0, 30),
      name,
      city,
      inactive: false,
      deleted: false,
      type: 'Client',
      updatedAt: timestamp(clock),
    };
    data.companies.push(company);
    return answerJson(201, company);
  }),
  'PATCH /sandbox/companies/{id}': change(bodies.company, (changes, { state, ids }) => {
    const company = state.data.companies.find(({ id }) => id === ids[0]);
    if (company === undefined) return absent('company');
    return here(Object.assign(company, changes, { updatedAt: timestamp(state.clock) }));
  }),
  'DELETE /sandbox/companies/{id}': change(z.unknown(), (_, { state, ids }) => {
    const company = state.data.companies.find(({ id }) => id === ids[0]);
    if (company === undefined) return absent('company');
    return here(Object.assign(company, { deleted: true, updatedAt: timestamp(state.clock) }));
  }),

  ...customerRecords(),

  'GET /sandbox/custom-fields': ({ state }) => here({ customFields: state.data.customFields }),
  'POST /sandbox/custom-fields': change(customFieldBody, (wanted, { state }) =>
    answerJson(201, addCustomField(state.data.customFields, wanted)),
  ),
  'PATCH /sandbox/custom-fields/{id}': change(customFieldBody, (changes, { state, ids }) => {
    const field = state.data.customFields.find(({ id }) => id === ids[0]);
    return field === undefined ? absent('custom field') : here(Object.assign(field, changes));
  }),
  'DELETE /sandbox/custom-fields/{id}': change(z.unknown(), (_, { state, ids }) => {
    const kept = state.data.customFields.filter(({ id }) => id !== ids[0]);
    if (kept.length === state.data.customFields.length) return absent('custom field');
    state.data.customFields = kept;
    return here({ deleted: ids[0] });
  }),

  'GET /sandbox/boards': ({ state }) => here({ boards: state.data.boards }),
  'PATCH /sandbox/boards/{id}': change(bodies.board, (changes, { state, ids }) => {
    const board = state.data.boards.find(({ id }) => id === ids[0]);
    return board === undefined ? absent('board') : here(Object.assign(board, changes));
  }),
  'DELETE /sandbox/boards/{id}': change(z.unknown(), (_, { state, ids }) => {
    const board = state.data.boards.find(({ id }) => id === ids[0]);
    return board === undefined ? absent('board') : here(Object.assign(board, { deleted: true }));
  }),
  'PATCH /sandbox/boards/{id}/statuses/{id}': change(bodies.status, (changes, { state, ids }) => {
    const board = state.data.boards.find(({ id }) => id === ids[0]);
    const status = board?.statuses.find(({ id }) => id === ids[1]);
    return status === undefined ? absent('status') : here(Object.assign(status, changes));
  }),
  'PATCH /sandbox/boards/{id}/types/{id}': change(bodies.status, (changes, { state, ids }) => {
    const board = state.data.boards.find(({ id }) => id === ids[0]);
    const type = board?.types.find(({ id }) => id === ids[1]);
    return type === undefined ? absent('type') : here(Object.assign(type, changes));
  }),

  'PATCH /sandbox/boards/{id}/subtypes/{id}': change(bodies.status, (changes, { state, ids }) => {
    const board = state.data.boards.find(({ id }) => id === ids[0]);
    const subtype = board?.subtypes.find(({ id }) => id === ids[1]);
    return subtype === undefined ? absent('subtype') : here(Object.assign(subtype, changes));
  }),
  'DELETE /sandbox/boards/{id}/teams/{id}': change(z.unknown(), (_, { state, ids }) => {
    const board = state.data.boards.find(({ id }) => id === ids[0]);
    if (board === undefined || !board.teams.some(({ id }) => id === ids[1])) return absent('team');
    board.teams = board.teams.filter(({ id }) => id !== ids[1]);
    return here({ deleted: ids[1] });
  }),

  'GET /sandbox/tickets': ({ state, exchange }) =>
    here({ tickets: state.data.tickets.map((ticket) => ticketView(ticket, state.data, exchange.origin)) }),
  'PATCH /sandbox/tickets/{id}': change(bodies.ticket, (changes, { state, exchange, ids }) => {
    const ticket = state.data.tickets.find(({ id }) => id === ids[0]);
    if (ticket === undefined) return absent('ticket');
    workTicket(state, ticket, changes);
    return here(ticketView(ticket, state.data, exchange.origin));
  }),
  'DELETE /sandbox/tickets/{id}': change(z.unknown(), (_, { state, ids }) => {
    if (!removeTicket(state, ids[0] ?? 0, technician)) return absent('ticket');
    return here({ deleted: ids[0] });
  }),

  'GET /sandbox/requests': ({ state }) => here({ requests: state.requests }),
  'DELETE /sandbox/requests': ({ state }) => {
    state.forgetRequests();
    return here({ requests: [] });
  },
  'POST /sandbox/reset': ({ state }) => {
    state.reset();
    return here({ reset: true });
  },
};

/** Configurations, contacts, agreements and sites are listed, added, changed and deleted alike. */
function customerRecords(): Record<string, Answering> {
  const all: Record<string, Answering> = {};
  for (const kind of customerKinds) {
    const path = `/sandbox/${kind}`;
    all[`GET ${path}`] = ({ state }) => here({ [kind]: state.data.customers[kind] });
    all[`POST ${path}`] = change<object>(customerBodies[kind], (wanted, { state }) =>
      answerJson(201, addCustomerRecord(state.data.customers, kind, wanted, timestamp(state.clock))),
    );
    all[`PATCH ${path}/{id}`] = change<object>(customerBodies[kind], (wanted, { state, ids }) => {
      const row = changeCustomerRecord(state.data.customers, kind, ids[0] ?? 0, wanted);
      return row === null ? absent(`record in ${kind}`) : here(row);
    });
    all[`DELETE ${path}/{id}`] = change(z.unknown(), (_, { state, ids }) =>
      removeCustomerRecord(state.data.customers, kind, ids[0] ?? 0)
        ? here({ deleted: ids[0] })
        : absent(`record in ${kind}`),
    );
  }
  return all;
}

function keys({ state: { data } }: Control): Answer {
  const { keys, badKeysStatus, clientIds, codebase } = data;
  return here({ keys, badKeysStatus, clientIds, codebase });
}

/** The controls for people and tests: PUT /sandbox/faults, … They need no key, so keep the sandbox on loopback. */
export function answerControl(exchange: Exchange, state: SandboxState): Answer {
  const { method, path } = exchange;
  for (const [route, answer] of Object.entries(routes)) {
    const [wanted = '', pattern = ''] = route.split(' ');
    const ids = wanted === method ? idsIn(pattern, path) : null;
    if (ids === null) continue;
    try {
      return answer({ state, exchange, ids });
    } catch (error) {
      if (error instanceof Refusal) return answerJson(error.status, { message: refusalText(error) });
      throw error;
    }
  }
  return answerJson(404, { message: `The sandbox has no ${method} ${path}.` });
}
