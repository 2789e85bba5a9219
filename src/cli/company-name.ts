import type { CompanyView } from '../companies/company-view.ts';

/** The name of a company; with the source’s id of it where another one has the same name. */
export const nameOf = (one: Pick<CompanyView, 'name' | 'externalId' | 'sameNameElsewhere'>): string =>
  one.sameNameElsewhere ? `${one.name} [${one.externalId || 'no id'}]` : one.name;
