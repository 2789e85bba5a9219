import { z } from 'zod';
import { plannedMapping, remappedCompanies } from '../../companies/planned-mapping.ts';
import type { ConnectWise } from '../../connectwise/client/types.ts';
import { fromConnectWise } from '../../connectwise/connection/connectwise-failure.ts';
import {
  ofCompanyNow,
  pickOfCompany,
  writeOfCompany,
  writtenOfCompany,
} from '../../connectwise/services/pick-of-company.ts';
import { actorOf } from '../../platform/http/principal.ts';
import { recordAudit } from '../../platform/settings/audit.ts';
import {
  type ConfigurationChange,
  type ConfigurationKind,
  companyReferenceSchema,
} from '../../platform/settings/configuration-kind.ts';
import { refuse } from '../../platform/values/problem.ts';
import { plainText } from '../../platform/values/text.ts';
import { deviceKey } from './devices-of.ts';
import { removePin } from './pin-list.ts';
import { loadPin, writePin } from './pins.ts';
import { linkProblems } from './problems.ts';

const schema = z.object({
  company: companyReferenceSchema,
  device: z
    .string()
    .overwrite((text) => deviceKey(plainText(text)))
    .min(1)
    .max(255)
    .describe('As incidents show it, in any letter case.'),
  configuration: writtenOfCompany.describe('The ConnectWise configuration: its name, its number, or both.'),
});

type Value = z.infer<typeof schema>;

interface Chosen {
  readonly connectwiseCompanyId: number;
  readonly configuration: { readonly id: number; readonly name: string };
}

/** Devices with the ConnectWise configuration that tickets link for them. Pins of a former mapping are left out. */
export const pinKind: ConfigurationKind<Value, ConnectWise> = {
  section: 'devicePins',
  what: 'device',
  schema,
  identify({ company, device }, companies) {
    const whose = companyReferenceSchema.safeParse(company);
    if (!whose.success || typeof device !== 'string') return null;
    return `${deviceKey(plainText(device))}\n${JSON.stringify(companies.usual(whose.data))}`;
  },
  title: ({ device }) => device,

  async load({ db, companies, planned }) {
    const remapped = remappedCompanies({ planned });
    const rows = await db
      .selectFrom('device_pin')
      .innerJoin('mapping', (join) =>
        join
          .onRef('mapping.company_id', '=', 'device_pin.company_id')
          .onRef('mapping.connectwise_company_id', '=', 'device_pin.connectwise_company_id'),
      )
      .select(['device_pin.id', 'device_pin.company_id', 'device', 'configuration_id', 'configuration_name'])
      .orderBy('device_pin.id')
      .execute();
    return rows.flatMap(({ id, company_id: companyId, device, ...configuration }) => {
      const company = companies.referenceTo(companyId);
      if (company === null || remapped.has(companyId)) return [];
      const { configuration_id: number, configuration_name: name } = configuration;
      return [{ id, value: { company, device, configuration: writeOfCompany({ id: number, name }) } }];
    });
  },

  settle: ({ company, device, configuration }, found, { companies }) => ({
    company: companies.usual(company),
    device,
    configuration: ofCompanyNow(configuration, found?.value.configuration),
  }),

  async lookUp({ company, configuration: written }, _, from): Promise<Chosen> {
    const mapped = await plannedMapping(company, from);
    if (mapped === null) throw refuse('invalid', linkProblems.pinNotMapped(nameOf(company)));
    const client = await from.client();
    const configuration = await pickOfCompany(written, {
      what: 'configuration',
      company: mapped.name,
      search: async (search) =>
        fromConnectWise(await client.configurations({ companyId: mapped.id, search })),
      async byNumber(number) {
        const found = fromConnectWise(await client.configuration(number));
        const fits = found !== null && found.active !== false && (found.companyId ?? mapped.id) === mapped.id;
        return fits ? found : null;
      },
    });
    return { connectwiseCompanyId: mapped.id, configuration };
  },

  add: (change, value, chosen) => save(change, value, chosen as Chosen),
  replace: (change, _, value, chosen) => save(change, value, chosen as Chosen),
  remove: (change, { id }) => removePin(change, id, change.principal),
};

const nameOf = (company: Value['company']): string =>
  typeof company === 'string' ? company : (company.name ?? company.id ?? '');

async function save(
  { db, now: at, principal, companies }: ConfigurationChange,
  { company, device }: Value,
  chosen: Chosen,
): Promise<void> {
  const companyId = companies.idOf(company);
  const former = await loadPin(db, companyId, device);
  await writePin(db, { companyId, device, ...chosen, by: principal.name, at });
  await recordAudit(db, {
    at,
    actor: actorOf(principal),
    action: 'device_pin.saved',
    subject: `company:${companyId}`,
    ...(former === undefined ? {} : { before: { device, configuration: former.configuration_id } }),
    after: { device, configuration: chosen.configuration.id },
  });
}
