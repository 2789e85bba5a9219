import type { ConnectWise } from '../connectwise/client/types.ts';
import type {
  CompanyReference,
  ConfigurationReader,
  LookUp,
  PlannedStep,
} from '../platform/settings/configuration-kind.ts';
import { companyKind, type LookedUp } from './configuration.ts';

interface MappedTo {
  readonly id: number;
  readonly name: string;
}

/** The ConnectWise company of a company once the file is applied; null: it is not mapped then. */
export async function plannedMapping(
  reference: CompanyReference,
  { db, companies, planned }: LookUp<ConnectWise>,
): Promise<MappedTo | null> {
  const id = companies.find(reference);
  const step = planned.find((one) => isOf(one, id, reference));
  if (step !== undefined) return step.value === null ? null : (step.lookedUp as LookedUp).target;
  // A name that means none or several is refused, with those that it may mean.
  const row = await db
    .selectFrom('mapping')
    .select(['connectwise_company_id as id', 'connectwise_company_name as name'])
    .where('company_id', '=', companies.idOf(reference))
    .executeTakeFirst();
  return row ?? null;
}

function isOf(
  { kind, found, value }: PlannedStep,
  id: number | undefined,
  reference: CompanyReference,
): boolean {
  if (kind.section !== companyKind.section) return false;
  if (found !== null || value === null) return id !== undefined && found?.id === id;
  const { source, id: externalId, name } = value as { source: string; id?: string; name?: string };
  const same = (one: string | undefined, other: string | undefined) =>
    one !== undefined && one.toLowerCase() === other?.toLowerCase();
  if (typeof reference === 'string') return same(name, reference);
  if (!same(source, reference.source)) return false;
  return reference.id === undefined ? same(name, reference.name) : externalId === reference.id;
}

/** The companies that the file maps to another ConnectWise company, or to none: what belonged to the former is void. */
export const remappedCompanies = ({ planned }: Pick<ConfigurationReader, 'planned'>): ReadonlySet<number> =>
  new Set(
    planned.flatMap(({ kind, found, value, fields }) => {
      if (kind.section !== companyKind.section || found === null) return [];
      const isRemapped = value === null || fields.some(({ field }) => field === 'connectwise');
      return isRemapped ? [found.id] : [];
    }),
  );
