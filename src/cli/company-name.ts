import type { CompanyView } from '../companies/company-view.ts';

/** The name of a company, with the source’s id if another company has the same name. */
export const nameOf = (one: Pick<CompanyView, 'name' | 'externalId' | 'sameNameElsewhere'>): string =>
  one.sameNameElsewhere ? `${one.name} [${one.externalId || 'no id'}]` : one.name;

/** The same for the company of a row in another list. */
export const companyOf = (row: {
  readonly companyName: string;
  readonly companyExternalId: string;
  readonly sameNameElsewhere: boolean;
}): string => nameOf({ ...row, name: row.companyName, externalId: row.companyExternalId });
