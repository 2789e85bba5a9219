import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import { ok, type Problem, type Result } from '../../platform/values/problem.ts';
import { lookUp, type Match } from '../devices/look-up.ts';
import { loadPin } from '../devices/pins.ts';
import { linkProblems } from '../devices/problems.ts';
import { addressesOf } from '../devices/store.ts';
import type { TicketRow } from '../record/store.ts';
import type { LinkTurn } from './link-turn.ts';

type Identified =
  | Exclude<Match, { what: 'one' }>
  | {
      readonly what: 'one';
      readonly configuration: { readonly id: number; readonly name: string };
      readonly by: 'name' | 'serial' | 'address' | 'pin';
    }
  | { readonly what: 'not'; readonly problem: Problem };

/**
 * The configuration of a device: as a person pinned it, or else looked up among the configurations of the ticket’s
 * company.
 */
export async function identify(
  { worker, ticket, incident, client, signal }: LinkTurn,
  device: string,
): Promise<Result<Identified>> {
  const { db } = worker;
  const company = await companyOf(db, ticket, incident.companyId);
  if ('problem' in company) return ok({ what: 'not', problem: company.problem });
  const pin = await loadPin(db, incident.companyId, device);
  if (pin !== undefined) {
    const read = await client.configuration(pin.configuration_id, signal);
    if (!read.ok) return read;
    const { value: found } = read;
    const fits = found !== null && found.active !== false && (found.companyId ?? company.id) === company.id;
    if (!fits) return ok({ what: 'not', problem: linkProblems.configurationGone(pin.configuration_name) });
    return ok({ what: 'one', configuration: { id: found.id, name: found.name }, by: 'pin' });
  }
  const addresses = await addressesOf(db, incident.id, device);
  return lookUp(client, { companyId: company.id, device, addresses }, signal);
}

/** The ticket’s company in ConnectWise, if the incident’s company is mapped to it. */
async function companyOf(
  db: Kysely<Schema>,
  ticket: TicketRow,
  companyId: number,
): Promise<{ readonly id: number } | { readonly problem: Problem }> {
  const mapping = await db
    .selectFrom('mapping')
    .select(['connectwise_company_id as id', 'connectwise_company_name as name'])
    .where('company_id', '=', companyId)
    .executeTakeFirst();
  const sent = typeof ticket.content?.companyId === 'number' ? ticket.content.companyId : null;
  const id = ticket.connectwise_company_id ?? sent;
  if (mapping !== undefined && id !== null && mapping.id === id) return { id };
  const name = ticket.connectwise_company_name ?? `company ${id ?? '?'}`;
  return { problem: linkProblems.mappingChanged(name, mapping?.name ?? null) };
}
