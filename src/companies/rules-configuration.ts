import { z } from 'zod';
import type { ConnectWise } from '../connectwise/client/types.ts';
import { catchAll } from '../connectwise/services/catch-all.ts';
import { pickByName } from '../connectwise/services/pick-by-name.ts';
import { type Severity, severities } from '../incidents/severities.ts';
import { quietHoursSchema } from '../noise/quiet-hours.ts';
import {
  asWrittenNow,
  type ConfigurationKind,
  type Found,
  type LookUp,
} from '../platform/settings/configuration-kind.ts';
import { loadSetting } from '../platform/settings/store.ts';
import type { CompanyRules, Priorities } from './company-rules.ts';
import { findInList, mappedFields } from './find-by-name.ts';
import { saveCatchAll } from './save-catch-all.ts';
import { lookUpPriorities } from './save-company-rules.ts';

const written = z.union([z.string().min(1).max(200), z.number().int().positive()]);

/** The rules of one company, in the form of the configuration file. */
export const writtenRulesSchema = z.object({
  tickets: z.boolean().default(true),
  why: z
    .string()
    .max(500)
    .overwrite((text) => text.trim())
    .nullable()
    .default(null)
    .describe('Why it gets no tickets.'),
  priorities: z.partialRecord(z.enum(severities), written).default({}),
  quiet: quietHoursSchema.nullable().default(null),
});
export type WrittenRules = z.infer<typeof writtenRulesSchema>;

/** Null: nothing is set for it alone. */
export function writeRules(rules: CompanyRules | undefined): WrittenRules | null {
  if (rules === undefined) return null;
  const { tickets, why, priorities, quiet } = rules;
  const named = Object.entries(priorities).map(([severity, { name }]) => [severity, name]);
  return usualRules({ tickets, why, priorities: Object.fromEntries(named), quiet });
}

/** The usual rules are none. A reason is kept only for a company without tickets. */
function usualRules({ tickets, why, priorities, quiet }: WrittenRules): WrittenRules | null {
  const isUsual = tickets && Object.keys(priorities).length === 0 && quiet === null;
  return isUsual ? null : { tickets, why: tickets ? null : why, priorities, quiet };
}

const fieldOf = (severity: string) => `rules.priorities.${severity}`;

/** The numbers of the priorities: other ways to write them. */
export const prioritiesAlso = (rules: CompanyRules | undefined): Record<string, number[]> =>
  Object.fromEntries(
    Object.entries(rules?.priorities ?? {}).map(([severity, { id }]) => [fieldOf(severity), [id]]),
  );

/** The rules as they are written now, where the file writes the same in another way. */
export function settleRules(
  rules: WrittenRules | null,
  found: Found<{ readonly rules: WrittenRules | null }> | null,
): WrittenRules | null {
  if (rules === null) return null;
  const now = found?.value.rules?.priorities ?? {};
  const priorities: WrittenRules['priorities'] = {};
  for (const severity of severities) {
    const wanted = rules.priorities[severity];
    if (wanted !== undefined)
      priorities[severity] = asWrittenNow(wanted, now[severity] ?? wanted, found?.also?.[fieldOf(severity)]);
  }
  return usualRules({ ...rules, priorities });
}

/** Finds the priorities by their names; unchanged ones are not looked up. */
export async function lookUpWritten(
  { priorities }: WrittenRules,
  before: WrittenRules | null | undefined,
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
  settle: (value, found) => ({
    connectwise: asWrittenNow(value.connectwise, found?.value.connectwise ?? null, found?.also?.connectwise),
  }),
  async lookUp({ connectwise }, found, from) {
    if (connectwise === null || connectwise === found?.value.connectwise) return null;
    return mappedFields(await findInList(connectwise, from));
  },
  async replace(change, found, { connectwise }, target) {
    if (connectwise !== null && connectwise === found.value.connectwise) return;
    await saveCatchAll(change, target as Parameters<typeof saveCatchAll>[1], change.principal);
  },
};
