import { z } from 'zod';
import type { CompanyRecord, ConnectWise } from '../connectwise/client/types.ts';
import {
  asWrittenNow,
  type ConfigurationChange,
  type ConfigurationKind,
  type Found,
} from '../platform/settings/configuration-kind.ts';
import { groupBy } from '../platform/values/group-by.ts';
import { refuse } from '../platform/values/problem.ts';
import { initialRules, loadCompanyRules, type Priorities } from './company-rules.ts';
import { findInList, mappedFields } from './find-by-name.ts';
import { connectwiseIdSchema } from './find-target.ts';
import { mapCompany, unmapCompany } from './map-company.ts';
import { companyProblems } from './problems.ts';
import {
  lookUpWritten,
  prioritiesAlso,
  settleRules,
  writeRules,
  writtenRulesSchema,
} from './rules-configuration.ts';
import { saveCompanyRules } from './save-company-rules.ts';
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
  rules: writtenRulesSchema
    .nullable()
    .default(null)
    .describe('What is set for it alone: tickets, priorities by severity, quiet hours. null: nothing.'),
});

type Value = z.infer<typeof schema>;

/** The companies of the sources with their mappings. */
export const companyKind: ConfigurationKind<Value, ConnectWise> = {
  section: 'companies',
  what: 'company',
  schema,
  parts: ['rules'],
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
    const rules = await loadCompanyRules(db, 'all');
    const written = writeMapped(rows);
    return rows.map(({ id, source, external_id: externalId, name, dnsId, ...mapped }) => ({
      id,
      value: {
        source,
        // The protective DNS numbers its companies, and another installation has other numbers.
        ...(dnsId === null ? { id: externalId } : {}),
        ...(name === '' ? {} : { name }),
        connectwise: written(mapped),
        rules: writeRules(rules.get(id)),
      },
      also: {
        connectwise: [mapped.connectwiseId, mapped.connectwise, mapped.identifier],
        ...prioritiesAlso(rules.get(id)),
      },
      removable: mapped.connectwise !== null || writeRules(rules.get(id)) !== null,
    }));
  },

  settle(value, found) {
    const rules = settleRules(value.rules, found);
    if (found === null) return { ...value, rules };
    // The source names its companies, and a detection of it would name this one again.
    const connectwise = asWrittenNow(value.connectwise, found.value.connectwise, found.also?.connectwise);
    return { ...found.value, connectwise, rules };
  },

  async lookUp({ connectwise, rules }, found, from): Promise<LookedUp> {
    const priorities = rules === null ? null : await lookUpWritten(rules, found?.value.rules, from);
    if (connectwise === null) return { target: null, priorities };
    // Several companies may have the name by now: the mapping says which one is meant.
    const same = found !== null && connectwise === found.value.connectwise ? mappedNow(found) : null;
    return { target: same ?? mappedFields(await findInList(connectwise, from)), priorities };
  },

  async add(change, value, lookedUp) {
    const { db, companies, now } = change;
    const { source, id: externalId, name } = value;
    const known = companies.find({ source, ...(externalId === undefined ? { name } : { id: externalId }) });
    const id = known ?? (await addInAdvance(db, value, now));
    if (id === undefined) throw refuse('invalid', companyProblems.newWithoutId(name ?? ''));
    const { target } = lookedUp as LookedUp;
    if (target !== null) await mapCompany(change, id, target, change.principal);
    await applyRules(change, id, value, null, lookedUp as LookedUp);
  },
  async replace(change, found, value, lookedUp) {
    const { target } = lookedUp as LookedUp;
    const { id } = found;
    if (target === null) {
      if (found.value.connectwise !== null) await unmapCompany(change, id, change.principal);
    } else if (value.connectwise !== found.value.connectwise)
      await mapCompany(change, id, target, change.principal);
    await applyRules(change, id, value, found.value, lookedUp as LookedUp);
  },
  async remove(change, { id, value }) {
    if (value.connectwise !== null) await unmapCompany(change, id, change.principal);
    await applyRules(change, id, { ...value, rules: null }, value, { target: null, priorities: null });
  },
};

interface Mapped {
  readonly connectwiseId: number | null;
  readonly connectwise: string | null;
  readonly identifier: string | null;
}

/** A ConnectWise company by its name; by its identifier, if Picket knows another one of that name. */
function writeMapped(rows: readonly Mapped[]): (one: Mapped) => string | null {
  const ids = groupBy(rows, ({ connectwise }) => connectwise?.toLowerCase() ?? '');
  return ({ connectwise, identifier }) => {
    const same = ids.get(connectwise?.toLowerCase() ?? '') ?? [];
    const isOnly = new Set(same.map(({ connectwiseId }) => connectwiseId)).size <= 1;
    return isOnly ? connectwise : (identifier ?? connectwise);
  };
}

/** The company that it is mapped to, as it is stored. */
function mappedNow({ also }: Found<Value>): CompanyRecord | null {
  const [id, name, identifier] = also?.connectwise ?? [];
  if (typeof id !== 'number' || typeof name !== 'string') return null;
  return { id, name, ...(typeof identifier === 'string' ? { identifier } : {}) };
}

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

/** What a file needs of ConnectWise for a company; null: nothing, or nothing new. */
export interface LookedUp {
  readonly target: CompanyRecord | null;
  readonly priorities: Priorities | null;
}

async function applyRules(
  change: ConfigurationChange,
  id: number,
  { rules }: Value,
  before: Value | null,
  { priorities }: LookedUp,
): Promise<void> {
  if (JSON.stringify(rules) === JSON.stringify(before?.rules ?? null)) return;
  const saved = (await loadCompanyRules(change.db, [id])).get(id)?.priorities ?? {};
  const after = rules === null ? initialRules : { ...rules, priorities: priorities ?? saved };
  await saveCompanyRules(change, id, after, change.principal);
}
