import { z } from 'zod';
import type { ConnectWise } from '../connectwise/client/types.ts';
import { catchAll } from '../connectwise/services/catch-all.ts';
import { pickByName } from '../connectwise/services/pick-by-name.ts';
import { type Severity, severities } from '../incidents/severities.ts';
import { quietHoursSchema } from '../noise/quiet-hours.ts';
import type { ConfigurationKind, LookUp } from '../platform/settings/configuration-kind.ts';
import { loadSetting } from '../platform/settings/store.ts';
import type { CompanyRules, Priorities } from './company-rules.ts';
import { findInList, mappedFields } from './find-by-name.ts';
import { saveCatchAll } from './save-catch-all.ts';
import { lookUpPriorities } from './save-company-rules.ts';

const written = z.union([z.string().min(1).max(200), z.number().int().positive()]);

/** What is set for one company alone, as the configuration file has it. */
export const writtenRulesSchema = z.object({
  tickets: z.boolean().default(true),
  why: z.string().max(500).nullable().default(null),
  priorities: z.partialRecord(z.enum(severities), written).default({}),
  quiet: quietHoursSchema.nullable().default(null),
});
export type WrittenRules = z.infer<typeof writtenRulesSchema>;

export const writeRules = ({ tickets, why, priorities, quiet }: CompanyRules): WrittenRules => ({
  tickets,
  why,
  priorities: Object.fromEntries(Object.entries(priorities).map(([severity, { name }]) => [severity, name])),
  quiet,
});

/** The priorities by their names; those that are set already are not looked up. */
export async function lookUpWritten(
  { priorities }: WrittenRules,
  before: WrittenRules | undefined,
  { client, once }: LookUp<ConnectWise>,
): Promise<Priorities | null> {
  if (JSON.stringify(priorities) === JSON.stringify(before?.priorities)) return null;
  const ids: Partial<Record<Severity, number>> = {};
  const read = async () => {
    const connected = await client();
    return once('priorities', () => connected.priorities());
  };
  for (const [severity, name] of Object.entries(priorities) as [Severity, string | number][])
    ids[severity] = (await pickByName(name, 'priority', read)) ?? 0;
  return lookUpPriorities(client, ids, {});
}

const catchAllSchemaWritten = z.object({
  connectwise: written.nullable().default(null).describe('By name, identifier or number; null: none.'),
});

/** The ConnectWise company for companies without a mapping. */
export const catchAllKind: ConfigurationKind<z.infer<typeof catchAllSchemaWritten>, ConnectWise> = {
  section: 'settings.catchAll',
  what: 'setting',
  single: true,
  schema: catchAllSchemaWritten,
  identify: () => '',
  title: () => '',
  async load({ db }) {
    const { company } = await loadSetting(db, catchAll);
    return [
      {
        id: 0,
        value: { connectwise: company?.name ?? null },
        also: { connectwise: [company?.connectwiseCompanyId ?? null, company?.identifier ?? null] },
      },
    ];
  },
  async lookUp({ connectwise }, found, from) {
    if (connectwise === null || connectwise === found?.value.connectwise) return null;
    return mappedFields(await findInList(connectwise, from));
  },
  async replace(change, found, { connectwise }, target) {
    if (connectwise !== null && connectwise === found.value.connectwise) return;
    await saveCatchAll(change, target as Parameters<typeof saveCatchAll>[1], change.principal);
  },
};
