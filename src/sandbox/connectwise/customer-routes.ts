import { record, touch } from './change-ticket.ts';
import {
  agreementJson,
  configurationJson,
  configurationReferenceJson,
  contactJson,
  siteJson,
} from './customer-json.ts';
import type { Configuration } from './customer-records.ts';
import { apiError, invalid, notFound } from './errors.ts';
import { resourceFields } from './fields.ts';
import { type Answer, answerJson } from './http.ts';
import { answerList } from './list.ts';
import { missing, parsedObject, unknownMember } from './parse-ticket.ts';
import type { Needs, Right } from './roles.ts';
import type { Call, Route } from './route.ts';
import { listing, listQuery } from './table-routes.ts';
import { ticketOf } from './ticket-of.ts';

const inquire = (name: string): Needs => ({ function: name, right: 'inquire' });
const tickets = (right: Right): Needs => ({ function: 'Service Tickets', right });

/** A member with “My” sees the records of its own companies; the API member has none. */
const seen = <T>({ level }: Call, rows: readonly T[]): readonly T[] => (level === 'My' ? [] : rows);

/** Configurations, contacts, agreements and sites of companies, and the configurations of a ticket. */
export const customerRoutes: readonly Route[] = [
  ...listing(
    '/company/configurations',
    inquire('Configurations'),
    resourceFields.configuration,
    (call) =>
      seen(call, call.state.data.customers.configurations).map((row) =>
        configurationJson(row, call.state.data, call.base),
      ),
    { name: 'Configuration' },
  ),
  ...listing(
    '/company/contacts',
    inquire('Contacts'),
    resourceFields.contact,
    (call) =>
      seen(call, call.state.data.customers.contacts).map((row) =>
        contactJson(row, call.state.data, call.base),
      ),
    { name: 'Contact', childFields: resourceFields.contactChild },
  ),
  ...listing(
    '/finance/agreements',
    inquire('Agreements'),
    resourceFields.agreement,
    (call) =>
      seen(call, call.state.data.customers.agreements).map((row) =>
        agreementJson(row, call.state.data, call.base),
      ),
    { name: 'Agreement' },
  ),
  ...listing(
    '/company/companies/{id}/sites',
    inquire('Company Maintenance'),
    resourceFields.site,
    (call) =>
      seen(call, call.state.data.customers.sites)
        .filter(({ companyId }) => companyId === call.ids[0])
        .map((row) => siteJson(row, call.state.data, call.base)),
    { name: 'Site' },
  ),
  {
    method: 'GET',
    path: '/service/tickets/{id}/configurations',
    needs: tickets('inquire'),
    answer: (call) =>
      answerList(
        {
          records: linked(call).map((row) => configurationReferenceJson(row, call.base)),
          fields: resourceFields.configurationReference,
        },
        listQuery(call),
      ),
  },
  {
    method: 'POST',
    path: '/service/tickets/{id}/configurations',
    needs: tickets('edit'),
    answer: link,
  },
  {
    method: 'DELETE',
    path: '/service/tickets/{id}/configurations/{id}',
    needs: tickets('edit'),
    answer: unlink,
  },
];

/** The configurations of a ticket. A deleted configuration is also removed from its tickets. */
function linked(call: Call): Configuration[] {
  const ids = ticketOf(call).configurationIds ?? [];
  return ids.flatMap((id) => call.state.data.customers.configurations.filter((row) => row.id === id));
}

function link(call: Call): Answer {
  const { exchange, state, base, by } = call;
  const body = parsedObject(exchange.text);
  const unknown = Object.keys(body).find((name) => !['id', 'deviceIdentifier', '_info'].includes(name));
  if (unknown !== undefined) throw unknownMember(unknown, exchange.text, 'ConfigurationReference');
  if (body.id === undefined || body.id === null) throw invalid('configuration', [missing('id')]);
  if (typeof body.id !== 'number') throw apiError(400, 'The id of a configuration is a number.');
  const ticket = ticketOf(call);
  const found = state.data.customers.configurations.find(({ id }) => id === body.id);
  if (found === undefined) throw notFound('Configuration', body.id);
  if (ticket.configurationIds?.includes(found.id)) {
    const message = `Configuration ${found.id} is already associated with ticket ${ticket.id}`;
    throw invalid('configuration', [{ code: 'ObjectExists', message, field: 'id' }]);
  }
  ticket.configurationIds = [...(ticket.configurationIds ?? []), found.id];
  record(state, ticket, by, `Configuration ${found.name} was attached`);
  touch(state, ticket, by);
  state.save();
  return answerJson(201, configurationReferenceJson(found, base));
}

function unlink(call: Call): Answer {
  const { state, ids, by } = call;
  const id = ids[1] ?? 0;
  const ticket = ticketOf(call);
  if (!ticket.configurationIds?.includes(id)) throw notFound('Configuration', id);
  ticket.configurationIds = ticket.configurationIds.filter((one) => one !== id);
  record(state, ticket, by, `Configuration ${id} was removed`);
  touch(state, ticket, by);
  state.save();
  return { status: 204, type: '', body: '' };
}
