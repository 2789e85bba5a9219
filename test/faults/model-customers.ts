import { problems } from '../../src/connectwise/client/problems.ts';
import type { NewTicket } from '../../src/connectwise/client/types.ts';
import { host, type Refusal } from './refusal.ts';

/** What a ticket may be given of its company. */
export const customerFields = ['contact', 'agreement', 'site'] as const;
export type CustomerField = (typeof customerFields)[number];
export const idIn = { contact: 'contactId', agreement: 'agreementId', site: 'siteId' } as const;

/** The one of each kind that was chosen for a ConnectWise company; a fourth is ConnectWise's own default contact. */
export const customerOf = (companyId: number) => ({
  contact: { id: companyId * 10 + 1, name: `Contact of ${companyId}` },
  agreement: { id: companyId * 10 + 2, name: `Agreement of ${companyId}` },
  site: { id: companyId * 10 + 3, name: `Site of ${companyId}` },
});
export const defaultContact = (companyId: number) => ({
  id: companyId * 10 + 4,
  name: `Main of ${companyId}`,
});

/** Three, and some for lost answers; more only if nothing is remembered. */
const mostRefusals = 40;

/** Contacts, agreements and sites of ConnectWise, and what creates were refused for. */
export function modelCustomers() {
  const model = {
    /** Deleted, ended or inactive: a ticket is not given these. */
    unusable: new Set<number>(),
    /** Whether a refusal names its field; some only say it in words. */
    namesField: true,
    refusals: [] as { readonly reference: string; readonly field: CustomerField; readonly named: boolean }[],

    /** Whether one ticket was refused more often than it has fields. */
    get isRepeated() {
      const counts = new Map<string, number>();
      for (const { reference } of model.refusals) counts.set(reference, (counts.get(reference) ?? 0) + 1);
      return [...counts.values()].some((count) => count > mostRefusals);
    },

    /** Why a create is refused for one of them; null where it is not. */
    refuse(content: NewTicket): Refusal | null {
      const refused = customerFields.find((field) => {
        const id = content[idIn[field]];
        return id !== undefined && (model.unusable.has(id) || Math.floor(id / 10) !== content.companyId);
      });
      if (refused === undefined) return null;
      model.refusals.push({ reference: content.externalXRef, field: refused, named: model.namesField });
      const problem = problems.invalid(host, `The ${refused} was not found`, { status: 400 });
      return { status: 400, problem, ...(model.namesField ? { field: refused } : {}) };
    },
  };
  return model;
}
