import { z } from 'zod';
import {
  byName,
  type ConfigurationKind,
  companyReferenceSchema,
} from '../platform/settings/configuration-kind.ts';
import { plainText } from '../platform/values/text.ts';
import { addWindow, removeWindow, replaceWindow } from './change-window.ts';
import { scheduleSchema } from './schedule.ts';
import { listWindows } from './window-store.ts';

const schema = z.object({
  name: z.string().overwrite(plainText).min(1).max(100),
  companies: z.array(companyReferenceSchema).max(200).default([]).describe('Empty: every company.'),
  schedule: scheduleSchema,
});

type Value = z.infer<typeof schema>;

/** Maintenance windows, identified by their names. */
export function windowKind<Client>(): ConfigurationKind<Value, Client> {
  return {
    section: 'maintenanceWindows',
    what: 'maintenance window',
    schema,
    several: true,
    identify: byName,
    title: ({ name }) => name,

    async load({ db, companies }) {
      const { rows } = await listWindows(db);
      return rows.flatMap(({ id, name, company_ids: ids, schedule }) => {
        const references = ids.flatMap((company) => companies.referenceTo(company) ?? []);
        // All its companies were deleted. Without companies it would be a window of every company.
        if (references.length === 0 && ids.length > 0) return [];
        return [{ id, value: { name, companies: references, schedule } }];
      });
    },

    settle: (value, _, { companies }) => ({ ...value, companies: value.companies.map(companies.usual) }),

    async add(change, value) {
      await addWindow(change, bodyOf(value, change), { principal: change.principal });
    },
    async replace(change, { id }, value) {
      await replaceWindow(change, id, bodyOf(value, change), { principal: change.principal });
    },
    async remove(change, { id }) {
      await removeWindow(change, id, { principal: change.principal });
    },
  };
}

const bodyOf = (
  { companies, ...rest }: Value,
  { companies: references }: { readonly companies: { idOf(of: Value['companies'][number]): number } },
) => ({ ...rest, companyIds: companies.map(references.idOf) });
