import { z } from 'zod';
import {
  asWrittenNow,
  type CompanyReferences,
  type ConfigurationKind,
  companyReferenceSchema,
  type Found,
} from '../../platform/settings/configuration-kind.ts';
import type { ConnectWise } from '../client/types.ts';
import { boardOf } from './check-destination.ts';
import { chooseDestination } from './choose-destination.ts';
import { plannedService } from './configuration.ts';
import {
  type Destination,
  type DestinationIds,
  destinationBody,
  fieldNames,
  levelFields,
  type RecordField,
  recordFields,
} from './destination.ts';
import { pickByName, type WrittenChoice, writtenChoice } from './pick-by-name.ts';
import { matchesSchema } from './rule.ts';
import { removeRule, reorderRules, replaceRule, ruleBody, storeNewRule } from './save-rule.ts';
import { listRules, type StoredRule } from './store.ts';

const destinationSchema = z.object({
  ...(Object.fromEntries(recordFields.map((field) => [field, writtenChoice])) as Record<
    RecordField,
    typeof writtenChoice
  >),
  ...destinationBody.pick({ severity: true, impact: true }).shape,
});

const schema = ruleBody.pick({ name: true, enabled: true }).extend({
  matches: matchesSchema
    .omit({ companyIds: true })
    .extend({
      companies: z.array(companyReferenceSchema).max(2000).default([]).describe('Any of them.'),
    })
    .prefault({}),
  destination: destinationSchema.prefault({}),
});

type Value = z.infer<typeof schema>;

/** Routing rules in order, by the names in ConnectWise. */
export const routingKind: ConfigurationKind<Value, ConnectWise> = {
  section: 'routingRules',
  what: 'routing rule',
  schema,
  identify: ({ name }) => (typeof name === 'string' ? name.trim().toLowerCase() : null),
  title: ({ name }) => name,
  load: async ({ db, companies }) => (await listRules(db)).flatMap((rule) => foundOf(rule, companies)),

  settle(value, found, { companies }) {
    const matches = { ...value.matches, companies: value.matches.companies.map(companies.usual) };
    if (found === null) return { ...value, matches };
    const destination = Object.fromEntries(
      recordFields.map((field) => [
        field,
        asWrittenNow(value.destination[field], found.value.destination[field], found.also?.[field]),
      ]),
    ) as Record<RecordField, WrittenChoice>;
    return { ...value, matches, destination: { ...value.destination, ...destination } };
  },

  /** Null: the destination stays unchanged. */
  async lookUp({ destination }, found, from): Promise<Destination | null> {
    const now = found?.value.destination;
    const isSame = [...recordFields, ...levelFields].every((field) => destination[field] === now?.[field]);
    if (isSame) return null;
    const client = await from.client();
    const service = await plannedService(from);
    return chooseDestination(client, await idsOf(client, destination, service.board?.id ?? null), service);
  },

  async add(change, { matches, ...rule }, destination) {
    const given = { ...rule, matches: toStored(matches, change.companies) };
    await storeNewRule(
      change,
      { ...given, destination: destination as Destination },
      { by: change.principal },
    );
  },
  async replace(change, { id }, { matches, ...rule }, destination) {
    const given = { ...rule, matches: toStored(matches, change.companies) };
    await replaceRule(
      change,
      id,
      { ...given, destination: destination as Destination | null },
      { by: change.principal },
    );
  },
  remove: (change, { id }) => removeRule(change, id, { by: change.principal }),
  reorder: (change, ids) => reorderRules(change, ids, { by: change.principal }),
};

/** Leaves out a rule whose companies were all deleted: without companies it would match every company. */
function foundOf(rule: StoredRule, companies: CompanyReferences): Found<Value>[] {
  const { companyIds, ...matches } = rule.matches;
  const references = companyIds.flatMap((id) => companies.referenceTo(id) ?? []);
  if (references.length === 0 && companyIds.length > 0) return [];
  const destination = Object.fromEntries(
    recordFields.map((field) => [field, rule.destination[field]?.name ?? null]),
  ) as Record<RecordField, string | null>;
  const { severity, impact } = rule.destination;
  return [
    {
      id: rule.id,
      value: {
        name: rule.name,
        enabled: rule.enabled,
        matches: { companies: references, ...matches },
        destination: { ...destination, severity, impact },
      },
      also: Object.fromEntries(recordFields.map((field) => [field, [rule.destination[field]?.id ?? null]])),
    },
  ];
}

const toStored = ({ companies, ...matches }: Value['matches'], references: CompanyReferences) => ({
  ...matches,
  companyIds: companies.map(references.idOf),
});

async function idsOf(
  client: ConnectWise,
  { severity, impact, ...records }: Value['destination'],
  serviceBoard: number | null,
): Promise<DestinationIds> {
  const boardId = await pickByName(records.board, fieldNames.board, () => client.boards());
  const board = boardOf({ boardId } as DestinationIds, {
    board: serviceBoard === null ? null : { id: serviceBoard, name: '' },
  });
  const pick = (
    field: Exclude<RecordField, 'board'>,
    read: (board: number) => Parameters<typeof pickByName>[2],
  ) => pickByName(records[field], fieldNames[field], read(board ?? 0));
  return {
    boardId,
    statusId: await pick('status', (id) => () => client.statuses(id)),
    typeId: await pick('type', (id) => () => client.types(id)),
    priorityId: await pick('priority', () => () => client.priorities()),
    subtypeId: await pick('subtype', (id) => () => client.subtypes(id)),
    itemId: await pick('item', (id) => () => client.items(id)),
    teamId: await pick('team', (id) => () => client.teams(id)),
    sourceId: await pick('source', () => () => client.sources()),
    severity,
    impact,
  };
}
