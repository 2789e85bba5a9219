import { isIP } from 'node:net';
import { z } from 'zod';
import type { Principal } from '../../../platform/http/principal.ts';
import {
  byName,
  type ConfigurationChange,
  type ConfigurationKind,
} from '../../../platform/settings/configuration-kind.ts';
import { refuse } from '../../../platform/values/problem.ts';
import { plainText } from '../../../platform/values/text.ts';
import type { PolicyDeps } from '../change-policy.ts';
import { addDynamicNetwork, removeDynamicNetwork } from '../dynamic-networks/change-dynamic-network.ts';
import { readName } from '../read-name.ts';
import { readNetwork } from '../read-network.ts';
import { changeCompany, createCompany } from './change-company.ts';
import { addDevice, addListener, addNetwork, removeFrom } from './change-parts.ts';
import { makeOwnCompany } from './own-company.ts';
import { dnsCompanyProblems } from './problems.ts';
import { type DnsCompanyRow, listDnsCompanies } from './store.ts';

const nameSchema = z.string().overwrite(plainText).min(1).max(100);
const noteSchema = z.string().overwrite(plainText).max(200).default('');
const categoriesSchema = z.array(z.string().max(64)).max(200).default([]);

const addressSchema = z
  .string()
  .overwrite(usualNetwork)
  .refine((text) => isIP(text) !== 0, 'must be an IP address');

const schema = z.object({
  name: nameSchema,
  own: z.boolean().default(false).describe('It is the MSP itself.'),
  archived: z.boolean().default(false),
  categories: categoriesSchema,
  categoriesOff: categoriesSchema,
  networks: z
    .array(z.object({ network: z.string().max(64).overwrite(usualNetwork), note: noteSchema }))
    .max(10_000)
    .default([]),
  followedNames: z
    .array(z.object({ name: z.string().max(255).overwrite(usualName), note: noteSchema }))
    .max(1000)
    .default([])
    .describe('DNS names whose addresses are its networks. Networks by token are not in the file.'),
  devices: z
    .array(
      z.object({
        name: nameSchema,
        address: addressSchema,
      }),
    )
    .max(100_000)
    .default([]),
  listeners: z
    .array(z.object({ address: addressSchema, port: z.number().int().min(1).max(65_535).default(53) }))
    .max(1000)
    .default([])
    .describe('Addresses of Picket at which private addresses belong to this company alone.'),
});

type Value = z.infer<typeof schema>;

/** What applying a configuration needs of the policy, besides the transaction. */
export type PolicySurroundings = Pick<PolicyDeps, 'random' | 'sourceId'>;

const most = 100_000;

/**
 * Companies of the protective DNS, with the networks, devices and listeners that identify their queries; without
 * tokens.
 */
export function dnsCompanyKind<Client>(own: PolicySurroundings): ConfigurationKind<Value, Client> {
  /** The ids of the parts, by their text. */
  const rowOf = async (change: ConfigurationChange, id: number): Promise<DnsCompanyRow> => {
    const [row] = await listDnsCompanies(change.db, { ids: [id], limit: 1 });
    if (row === undefined) throw refuse('not_found', dnsCompanyProblems.notFound(id));
    return row;
  };

  async function write(change: ConfigurationChange, id: number, before: Value, after: Value): Promise<void> {
    const deps = { ...change, ...own };
    const { principal } = change;
    const { name, archived, categories, categoriesOff } = after;
    const fields = { name, archived, categories, categoriesOff };
    if (!isSame(fields, before)) await changeCompany(deps, id, fields, principal);
    const row = await rowOf(change, id);
    const followed = row.dynamicNetworks.filter(({ follows }) => follows !== null);
    // Removals come first, because an addition may need what they free. Listeners come before devices, since a company
    // with its own listener has its own addresses.
    for (const one of row.listeners.filter((old) => !after.listeners.some((it) => isSame(it, old))))
      await removeFrom(deps, id, 'listener', one.id, principal);
    for (const one of after.listeners.filter((it) => !row.listeners.some((old) => isSame(it, old))))
      await addListener(deps, id, one, principal);
    for (const one of row.networks.filter((old) => !after.networks.some((it) => isSame(it, old))))
      await removeFrom(deps, id, 'network', one.id, principal);
    for (const one of row.devices.filter((old) => !after.devices.some((it) => isSame(it, old))))
      await removeFrom(deps, id, 'device', one.id, principal);
    for (const one of followed.filter((old) => !after.followedNames.some((it) => isSame(it, nameNote(old)))))
      await removeDynamicNetwork(deps, id, one.id, principal);
    for (const one of after.networks.filter((it) => !row.networks.some((old) => isSame(it, old))))
      await addNetwork(deps, id, one, principal);
    for (const one of after.devices.filter((it) => !row.devices.some((old) => isSame(it, old))))
      await addDevice(deps, id, one, principal);
    for (const { name: follows, note } of after.followedNames.filter(
      (it) => !followed.some((old) => isSame(it, nameNote(old))),
    ))
      await addDynamicNetwork(deps, id, { follows, note }, principal);
  }

  return {
    section: 'dns.companies',
    what: 'company of the protective DNS',
    schema,
    identify: byName,
    title: ({ name }) => name,

    load: async ({ db }) =>
      (await listDnsCompanies(db, { limit: most })).map((row) => ({
        id: row.id,
        value: writtenOf(row),
        removable: row.archived_at === null,
      })),

    settle(value, found) {
      if (found !== null && found.value.own !== value.own)
        throw refuse('invalid', dnsCompanyProblems.ownStays(value.name));
      return sorted(value);
    },

    needs: (_, found) =>
      found === null
        ? [
            {
              secret: null,
              what: 'new tokens for DoH, RPZ and networks by token, where it uses them',
              where: 'Make them under Protective DNS, Companies.',
            },
          ]
        : [],

    async add(change, value) {
      const deps = { ...change, ...own };
      const id = value.own
        ? await makeOnlyOwn(deps, value.name, change.principal)
        : await createCompany(deps, value.name, change.principal);
      await write(change, id, writtenOf(await rowOf(change, id)), value);
    },
    replace: (change, { id, value: before }, value) => write(change, id, before, value),
    remove: (change, { id }) =>
      changeCompany({ ...change, ...own }, id, { archived: true }, change.principal),
  };
}

async function makeOnlyOwn(deps: PolicyDeps, name: string, principal: Principal): Promise<number> {
  const { id, isNew } = await makeOwnCompany(deps, async () => name, principal);
  if (!isNew) throw refuse('conflict', dnsCompanyProblems.ownExists(name));
  return id;
}

const nameNote = ({ follows, note }: { follows: string | null; note: string }) => ({ name: follows, note });

/** Whether `one` has every field of `given` with the same value. */
const isSame = (given: object, one: object): boolean =>
  Object.entries(given).every(
    ([key, value]) => JSON.stringify(value) === JSON.stringify((one as Record<string, unknown>)[key]),
  );

/** The order of parts has no meaning. */
const sorted = (value: Value): Value => ({
  ...value,
  networks: sortBy(value.networks, ({ network }) => network),
  followedNames: sortBy(value.followedNames, ({ name }) => name),
  devices: sortBy(value.devices, ({ address }) => address),
  listeners: sortBy(value.listeners, ({ address, port }) => `${address} ${port}`),
});

const sortBy = <T>(items: readonly T[], keyOf: (item: T) => string): T[] =>
  [...items].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));

const writtenOf = (row: DnsCompanyRow): Value =>
  sorted({
    name: row.name,
    own: row.own,
    archived: row.archived_at !== null,
    categories: row.categories,
    categoriesOff: row.categories_off,
    networks: row.networks.map(({ network, note }) => ({ network: usualNetwork(network), note })),
    followedNames: row.dynamicNetworks.flatMap(({ follows, note }) =>
      follows === null ? [] : [{ name: follows, note }],
    ),
    devices: row.devices.map(({ name, address }) => ({ name, address })),
    listeners: row.listeners.map(({ address, port }) => ({ address, port })),
  });

/** The network in the form in which it is stored, if it is valid. */
function usualNetwork(text: string): string {
  return readNetwork(text.trim()).network ?? text.trim();
}

function usualName(text: string): string {
  return readName(text.trim()).name ?? text.trim();
}
