import { z } from 'zod';
import type { CompanyRecord, ConnectWise } from '../connectwise/client/types.ts';
import { fromConnectWise } from '../connectwise/connection/connectwise-failure.ts';
import {
  asWrittenNow,
  type ConfigurationChange,
  type ConfigurationKind,
} from '../platform/settings/configuration-kind.ts';
import { refuse } from '../platform/values/problem.ts';
import { connectwiseIdSchema, findTarget } from './find-target.ts';
import { mapCompany, unmapCompany } from './map-company.ts';
import { companyProblems } from './problems.ts';
import { trigramIndex } from './trigrams.ts';
import { upsertCompanies } from './upsert.ts';

const schema = z.object({
  source: z.string().min(1).max(100),
  id: z
    .string()
    .max(255)
    .optional()
    .describe('At the source. A company of the protective DNS has none here.'),
  name: z.string().min(1).max(255).optional(),
  connectwise: z
    .union([z.string().min(1).max(100), connectwiseIdSchema])
    .nullable()
    .default(null)
    .describe('The ConnectWise company, by name or identifier.'),
});

/** Names that are less similar would only distract. */
const leastScore = 0.3;
const mostCandidates = 5;

type Value = z.infer<typeof schema>;

/** Companies of the sources with their mappings. */
export const companyKind: ConfigurationKind<Value, ConnectWise> = {
  section: 'companies',
  what: 'company',
  schema,
  identify({ source, id, name }, companies) {
    if (typeof source !== 'string') return null;
    if (typeof id === 'string') return keyOf({ source, id }, companies.find({ source, id }));
    return typeof name === 'string' ? keyOf({ source, name }, companies.find({ source, name })) : null;
  },
  title: ({ name, id, source }) => `${name ?? id ?? ''} of ${source}`,

  async load({ db }) {
    const rows = await db
      .selectFrom('company')
      .innerJoin('source', 'source.id', 'company.source_id')
      .leftJoin('mapping', 'mapping.company_id', 'company.id')
      .leftJoin('dns_company', 'dns_company.company_id', 'company.id')
      .select([
        'company.id',
        'source.name as source',
        'external_id',
        'company.name',
        'connectwise_company_id as connectwiseId',
        'connectwise_company_name as connectwise',
        'connectwise_company_identifier as identifier',
        'dns_company.company_id as dnsId',
      ])
      .where('archived_at', 'is', null)
      .orderBy('source.id')
      .orderBy('company.id')
      .execute();
    return rows.map(({ id, source, external_id: externalId, name, connectwise, dnsId, ...mapped }) => ({
      id,
      value: {
        source,
        // The protective DNS counts its companies: another installation gives another number.
        ...(dnsId === null ? { id: externalId } : {}),
        ...(name === '' ? {} : { name }),
        connectwise,
      },
      also: { connectwise: [mapped.connectwiseId, mapped.identifier] },
      removable: connectwise !== null,
    }));
  },

  settle(value, found) {
    if (found === null) return value;
    // The source names its companies, and a detection of it would name this one again.
    const connectwise = asWrittenNow(value.connectwise, found.value.connectwise, found.also?.connectwise);
    return { ...found.value, connectwise };
  },

  async lookUp({ connectwise }, _, { client, once }) {
    if (connectwise === null) return null;
    const connected = await client();
    if (typeof connectwise === 'number') return mappedFields(await findTarget(connected, connectwise));
    const all = await once('companies', async () =>
      fromConnectWise(await connected.companies({ all: true })).items.filter(
        ({ deleted }) => deleted !== true,
      ),
    );
    return mappedFields(named(all, connectwise));
  },

  async add(change, value, target) {
    const { db, companies, now } = change;
    const { source, id: externalId, name } = value;
    const known = companies.find({ source, ...(externalId === undefined ? { name } : { id: externalId }) });
    const id = known ?? (await addInAdvance(db, value, now));
    if (id === undefined) throw refuse('invalid', companyProblems.newWithoutId(name ?? ''));
    if (target !== null) await mapCompany(change, id, target as CompanyRecord, change.principal);
  },
  replace: (change, { id }, _, target) =>
    target === null
      ? unmapCompany(change, id, change.principal)
      : mapCompany(change, id, target as CompanyRecord, change.principal),
  remove: (change, { id }) => unmapCompany(change, id, change.principal),
};

/** Only what is stored: when it was changed in ConnectWise makes no other plan. */
const mappedFields = ({ id, name, identifier }: CompanyRecord): CompanyRecord => ({
  id,
  name,
  ...(identifier === undefined ? {} : { identifier }),
});

const keyOf = (given: { source: string; id?: string; name?: string }, known: number | undefined): string =>
  known === undefined
    ? `${given.source}\n${given.id === undefined ? 'name' : 'id'}\n${given.id ?? given.name}`.toLowerCase()
    : `#${known}`;

async function addInAdvance(
  tx: ConfigurationChange['db'],
  { source, id, name }: Value,
  now: Date,
): Promise<number | undefined> {
  if (id === undefined) return undefined;
  const row = await tx
    .selectFrom('source')
    .select('id')
    .where('name', 'ilike', source.replace(/[\\%_]/g, '\\$&'))
    .executeTakeFirst();
  if (row === undefined) throw refuse('invalid', companyProblems.noSuchSource(source));
  const { ids } = await upsertCompanies(tx, row.id, [{ externalId: id, name: name ?? id }], now);
  return ids.get(id);
}

function named(all: readonly CompanyRecord[], wanted: string): CompanyRecord {
  const same = (text: string | undefined) => text?.toLowerCase() === wanted.toLowerCase();
  const byIdentifier = all.filter(({ identifier }) => same(identifier));
  const found = byIdentifier.length === 1 ? byIdentifier : all.filter(({ name }) => same(name));
  if (found.length === 1 && found[0] !== undefined) return found[0];
  if (found.length > 1)
    throw refuse(
      'invalid',
      companyProblems.severalOfNameInConnectWise(
        wanted,
        found.map(({ id, identifier }) => identifier ?? String(id)),
      ),
    );
  const similar = trigramIndex(all.map(({ name }) => name)).similar(wanted, leastScore, mostCandidates);
  const names = similar.map(({ at }) => all[at]?.name ?? '');
  throw refuse('invalid', companyProblems.noneOfNameInConnectWise(wanted, names));
}
