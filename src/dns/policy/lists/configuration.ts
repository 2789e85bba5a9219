import { z } from 'zod';
import { timeSchema } from '../../../platform/http/time-schema.ts';
import {
  type ConfigurationChange,
  type ConfigurationKind,
  companyReferenceSchema,
} from '../../../platform/settings/configuration-kind.ts';
import { groupBy } from '../../../platform/values/group-by.ts';
import { refuse } from '../../../platform/values/problem.ts';
import { plainText } from '../../../platform/values/text.ts';
import type { PolicySurroundings } from '../companies/configuration.ts';
import { suffixKind } from '../read-name.ts';
import { addEntries, changeList, createList, deleteList, mostEntries, removeEntry } from './change-lists.ts';
import { entryComplaints, type ListEntry, readEntry, writeEntry } from './list-entry.ts';
import { listProblems } from './problems.ts';
import { type EntryRow, listEntries, listLists } from './store.ts';

const entrySchema = z.object({
  entry: z
    .string()
    .min(1)
    .max(2048)
    .describe('`bad.example`, `=bad.example`, `*.bad.example`, an address or network.'),
  why: z.string().overwrite(plainText).min(1).max(500),
  endsAt: timeSchema.nullable().default(null).describe('null: no end.'),
  overridesGuard: z.boolean().default(false).describe('Confirms that names on the guard list are meant.'),
  wholeSuffix: z.boolean().default(false).describe('Confirms a top-level domain or public suffix.'),
});

const schema = z.object({
  name: z.string().overwrite(plainText).min(1).max(100),
  company: companyReferenceSchema.nullable().default(null).describe('null: of the MSP, for all companies.'),
  kind: z.enum(['block', 'allow', 'watch']),
  category: z.string().regex(/^[a-z][a-z0-9_]{0,63}$/, 'must be the id of a category'),
  locked: z.boolean().default(false),
  entries: z.array(entrySchema).max(mostEntries).default([]),
});

type Value = z.infer<typeof schema>;
type Entry = z.infer<typeof entrySchema>;

const mostRead = mostEntries * 2;

/** Lists that people maintain by hand, with their entries. */
export function dnsListKind<Client>(own: PolicySurroundings): ConfigurationKind<Value, Client> {
  return {
    section: 'dns.lists',
    what: 'list',
    schema,
    identify({ name, company }, companies) {
      if (typeof name !== 'string') return null;
      const whose = companyReferenceSchema.nullable().optional().safeParse(company);
      const usual = whose.success && whose.data ? companies.usual(whose.data) : null;
      return `${plainText(name).toLowerCase()}\n${JSON.stringify(usual)}`;
    },
    title: ({ name }) => name,

    async load({ db, now, companies }) {
      const found = [];
      for (const list of await listLists(db, {})) {
        const company = list.company_id === null ? null : companies.referenceTo(list.company_id);
        const { id, name, kind, category, locked } = list;
        const entries = inForce(await listEntries(db, { listId: id, removed: false, limit: mostRead }), now);
        found.push({
          id,
          value: { name, company, kind, category, locked, entries: entries.map(writtenEntry).sort(byEntry) },
        });
      }
      return found;
    },

    settle(value, found, { now, companies }) {
      if (found !== null && found.value.kind !== value.kind)
        throw refuse('invalid', listProblems.kindStays(value.name, found.value.kind));
      const entries = value.entries
        .filter(({ endsAt }) => endsAt === null || new Date(endsAt) > now)
        .map((entry) => settledEntry(entry));
      const once = [...new Map(entries.map((entry) => [entry.entry, entry])).values()];
      const company = value.company === null ? null : companies.usual(value.company);
      return { ...value, company, entries: once.sort(byEntry) };
    },

    async add(change, value) {
      const { entries, company, ...fields } = value;
      const companyId = company === null ? null : change.companies.idOf(company);
      const id = await createList({ ...change, ...own }, { ...fields, companyId }, change.principal);
      await addAll(change, id, entries);
    },

    async replace(change, { id, value: before }, after) {
      const deps = { ...change, ...own };
      const { name, category, locked } = after;
      if (
        JSON.stringify([name, category, locked]) !==
        JSON.stringify([before.name, before.category, before.locked])
      )
        await changeList(deps, id, { name, category, locked }, change.principal);
      const kept = new Set(after.entries.map((entry) => JSON.stringify(entry)));
      const rows = await listEntries(change.db, { listId: id, removed: false, limit: mostRead });
      const present = new Set<string>();
      for (const row of rows) {
        const text = JSON.stringify(writtenEntry(row));
        if (kept.has(text)) present.add(text);
        else await removeEntry(deps, row.id, change.principal);
      }
      await addAll(
        change,
        id,
        after.entries.filter((entry) => !present.has(JSON.stringify(entry))),
      );
    },
    remove: (change, { id }) => deleteList({ ...change, ...own }, id, change.principal),
  };

  /** Entries with the same reason and end are one change, as when a person pastes them. */
  async function addAll(change: ConfigurationChange, id: number, entries: readonly Entry[]): Promise<void> {
    const alike = groupBy(entries, ({ why, endsAt, overridesGuard }) =>
      JSON.stringify([why, endsAt, overridesGuard]),
    );
    for (const group of alike.values()) {
      const { why, endsAt, overridesGuard } = group[0] as Entry;
      const added = group.map(({ entry }) => storedEntry(entry));
      const ends = endsAt === null ? null : new Date(endsAt);
      const given = { entries: added, why, endsAt: ends, overridesGuard };
      await addEntries({ ...change, ...own }, id, given, change.principal);
    }
  }
}

const inForce = (rows: readonly EntryRow[], now: Date) =>
  rows.filter(({ ends_at: ends }) => ends === null || ends > now).reverse();

const byEntry = (one: Entry, other: Entry) => (one.entry < other.entry ? -1 : 1);

function readOrRefuse(text: string, wholeSuffixes: boolean): ListEntry {
  const read = readEntry(text, { wholeSuffixes });
  if ('complaint' in read)
    throw refuse('invalid', listProblems.notAnEntry(text, entryComplaints[read.complaint]));
  return read;
}

function settledEntry({ entry: text, why, endsAt, overridesGuard, wholeSuffix }: Entry): Entry {
  const entry = readOrRefuse(text, wholeSuffix);
  return {
    entry: writeEntry(entry),
    why,
    endsAt: endsAt === null ? null : new Date(endsAt).toISOString(),
    overridesGuard,
    wholeSuffix: isWholeSuffix(entry),
  };
}

const isWholeSuffix = (entry: ListEntry) => 'name' in entry && suffixKind(entry.name) !== null;

function writtenEntry(row: EntryRow): Entry {
  const entry: ListEntry =
    row.reach === 'address' ? { address: row.value } : { name: row.value, reach: row.reach };
  return {
    entry: writeEntry(entry),
    why: row.why,
    endsAt: row.ends_at?.toISOString() ?? null,
    overridesGuard: row.overrides_guard,
    wholeSuffix: isWholeSuffix(entry),
  };
}

function storedEntry(text: string): Pick<EntryRow, 'value' | 'reach'> {
  const entry = readOrRefuse(text, true);
  return 'address' in entry
    ? { value: entry.address, reach: 'address' }
    : { value: entry.name, reach: entry.reach };
}
