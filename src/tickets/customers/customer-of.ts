import { type Kysely, sql } from 'kysely';
import type { ConnectWise, NewTicket } from '../../connectwise/client/types.ts';
import { noteRefusedRight } from '../../connectwise/connection/fetch-rights.ts';
import { mayDo, rights } from '../../connectwise/connection/rights.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { loadSettings } from '../../platform/settings/store.ts';
import type { Clock } from '../../platform/values/clock.ts';
import type { Problem } from '../../platform/values/problem.ts';
import { linkSettings } from '../devices/link-settings.ts';
import type { TicketRow } from '../record/store.ts';
import type { Named } from './ticket-defaults.ts';

/** The fields of a ticket that refer to records of its company. */
export const customerFields = ['contact', 'agreement', 'site'] as const;
export type CustomerField = (typeof customerFields)[number];

/** The contact, agreement and site of a ticket. */
export type Customer = Pick<NewTicket, 'contactId' | 'agreementId' | 'siteId'>;

export interface FoundCustomer {
  readonly companyId: number | null;
  readonly customer: Customer;
  /** Why the contact could not be looked up; the ticket is sent without one. */
  readonly problem: Problem | null;
}

interface Deps {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
}

const none: FoundCustomer = { companyId: null, customer: {}, problem: null };

/**
 * Contact, agreement and site of a ticket that is about to be sent, without fields that ConnectWise refused before.
 * They are read before the ticket is prepared, since no request may be sent while rows are locked. Unreadable fields
 * are left out.
 */
export async function customerOf(
  deps: Deps,
  ticket: TicketRow,
  client: ConnectWise,
  signal?: AbortSignal,
): Promise<FoundCustomer> {
  const { db } = deps;
  const mapped = await loadMapped(db, ticket);
  if (mapped === undefined) return none;
  const { companyId, ...defaults } = mapped;
  const sent = (field: CustomerField, one: Named | null | undefined) =>
    one == null || ticket.left_out.includes(field) ? undefined : one.id;
  const wantsContact = !ticket.left_out.includes('contact');
  const found = wantsContact
    ? await contactOf(deps, { ticket, companyId, chosen: defaults.contact }, client, signal)
    : { contact: null, problem: null };
  const [contactId, agreementId, siteId] = [
    sent('contact', found.contact),
    sent('agreement', defaults.agreement),
    sent('site', defaults.site),
  ];
  return {
    companyId,
    problem: found.problem,
    customer: {
      ...(contactId === undefined ? {} : { contactId }),
      ...(agreementId === undefined ? {} : { agreementId }),
      ...(siteId === undefined ? {} : { siteId }),
    },
  };
}

/** The ConnectWise company that the ticket's company is mapped to, and the defaults that belong to it. */
async function loadMapped(db: Kysely<Schema>, ticket: TicketRow) {
  return db
    .selectFrom('incident')
    .innerJoin('mapping', 'mapping.company_id', 'incident.company_id')
    .leftJoin('ticket_default', (join) =>
      join
        .onRef('ticket_default.company_id', '=', 'mapping.company_id')
        .onRef('ticket_default.connectwise_company_id', '=', 'mapping.connectwise_company_id'),
    )
    .select(['mapping.connectwise_company_id as companyId', 'agreement', 'site', 'contact'])
    .where('incident.id', '=', ticket.incident_id)
    .executeTakeFirst();
}

/** The contact with the e-mail address in the detections; otherwise the chosen one; otherwise ConnectWise’s default. */
async function contactOf(
  { db, clock }: Deps,
  { ticket, companyId, chosen }: { ticket: TicketRow; companyId: number; chosen: Named | null },
  client: ConnectWise,
  signal: AbortSignal | undefined,
): Promise<{ readonly contact: Named | null; readonly problem: Problem | null }> {
  const set = await loadSettings(db, { links: linkSettings, rights });
  const how = set.links.contact;
  let problem: Problem | null = null;
  if (how === 'found' && mayDo(set.rights, 'contacts')) {
    const email = await onlyEmail(db, ticket.incident_id);
    const read = email === null ? null : await client.contactsByEmail(companyId, email, signal);
    if (read?.ok) {
      const [one] = read.value;
      if (one !== undefined && read.value.length === 1) return { contact: one, problem: null };
    } else if (read !== null) {
      problem = read.problem;
      if (problem.code === 'connectwise.permission_missing')
        await noteRefusedRight(db, 'contacts', clock.now());
    }
  }
  if (chosen !== null || how === 'none') return { contact: chosen, problem };
  const company = await client.company(companyId, signal);
  if (!company.ok) return { contact: null, problem: company.problem };
  return { contact: company.value?.defaultContact ?? null, problem };
}

/** The latest detections of an incident that name a user. */
const latest = 2000;

/** The e-mail address of the only user of an incident; null if there is none, or more than one user. */
async function onlyEmail(db: Kysely<Schema>, incidentId: number): Promise<string | null> {
  const { rows } = await sql<{ user: string }>`
    select distinct lower(user_name) as "user" from (
      select user_name from detection where incident_id = ${incidentId} order by id desc limit ${latest}
    ) as seen
    where user_name is not null limit 2
  `.execute(db);
  const [only] = rows;
  return rows.length === 1 && only !== undefined && isEmail(only.user) ? only.user : null;
}

/** Without characters that a condition may interpret: no person's address has quotes or wildcards. */
export const isEmail = (text: string): boolean => /^[^\s@"'%*\\]+@[^\s@"'%*\\]+\.[^\s@"'%*\\]+$/.test(text);
