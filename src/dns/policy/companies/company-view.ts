import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { CompanyScope } from '../../../platform/database/company-scope.ts';
import type { Schema } from '../../../platform/database/schema.ts';
import { problemSchema } from '../../../platform/settings/problem-schema.ts';
import { refuse } from '../../../platform/values/problem.ts';
import { dnsCompanyProblems } from './problems.ts';
import { type DnsCompanyRow, listDnsCompanies } from './store.ts';

export const purposeSchema = z
  .enum(['doh', 'rpz'])
  .describe('`doh`: for DNS over HTTPS; `rpz`: for the policy as a zone, at `/dns/rpz/<token>`.');

export const dnsCompanySchema = z
  .object({
    id: z.number().describe('The id of the company, as under Companies.'),
    name: z.string(),
    own: z.boolean().describe('It is the MSP itself, with its own networks.'),
    archivedAt: z.iso.datetime().nullable().describe('Its networks and tokens are refused since then.'),
    categories: z.array(z.string()).describe('Content categories blocked in addition to those of the MSP.'),
    categoriesOff: z.array(z.string()).describe('Content categories of the MSP that it does not block.'),
    networks: z.array(z.object({ id: z.number(), network: z.string(), note: z.string() })),
    dynamicNetworks: z
      .array(
        z.object({
          id: z.number(),
          follows: z.string().nullable().describe('The DNS name whose addresses it has; null: by token.'),
          hint: z.string().nullable().describe('The first characters of its token.'),
          note: z.string(),
          networks: z.array(z.string()).describe('The last good ones.'),
          confirmedAt: z.iso.datetime().nullable(),
          changedAt: z.iso.datetime().nullable(),
          problem: problemSchema.nullable().describe('Why it may have other addresses by now.'),
        }),
      )
      .describe('Networks whose addresses change.'),
    devices: z.array(z.object({ id: z.number(), name: z.string(), address: z.string() })),
    listeners: z
      .array(z.object({ id: z.number(), address: z.string(), port: z.number() }))
      .describe('Addresses of Picket at which private addresses belong to this company alone.'),
    tokens: z.array(
      z.object({
        id: z.number(),
        purpose: purposeSchema,
        device: z.string().nullable(),
        hint: z.string().describe('The first characters.'),
        addedAt: z.iso.datetime(),
        addedBy: z.string(),
      }),
    ),
  })
  .meta({ id: 'DnsCompany' });

type DnsCompanyView = z.infer<typeof dnsCompanySchema>;

/** A company as the API shows it to a caller who may see `companies`. */
export const toView = (row: DnsCompanyRow, companies: CompanyScope = 'all'): DnsCompanyView => ({
  id: row.id,
  name: row.name,
  own: row.own,
  archivedAt: row.archived_at?.toISOString() ?? null,
  categories: row.categories,
  categoriesOff: row.categories_off,
  networks: row.networks.map(({ id, network, note }) => ({ id, network, note })),
  dynamicNetworks: row.dynamicNetworks.map(
    ({ id, follows, hint, note, networks, confirmed_at: confirmedAt, changed_at: changedAt, problem }) => ({
      ...{ id, follows, hint, note, networks },
      // The text may name the company that has the address.
      problem: companies === 'all' ? problem : null,
      confirmedAt: confirmedAt?.toISOString() ?? null,
      changedAt: changedAt?.toISOString() ?? null,
    }),
  ),
  devices: row.devices.map(({ id, name, address }) => ({ id, name, address })),
  listeners: row.listeners.map(({ id, address, port }) => ({ id, address, port })),
  tokens: row.tokens.map(({ id, purpose, device, hint, added_at: addedAt, added_by: addedBy }) => ({
    id,
    purpose,
    device,
    hint,
    addedAt: addedAt.toISOString(),
    addedBy,
  })),
});

/** One company as the API shows it. */
export async function viewDnsCompany(
  db: Kysely<Schema>,
  id: number,
  companies: CompanyScope = 'all',
): Promise<DnsCompanyView> {
  const [row] = await listDnsCompanies(db, { ids: [id], companies, limit: 1 });
  if (row === undefined) throw refuse('not_found', dnsCompanyProblems.notFound(id));
  return toView(row, companies);
}
