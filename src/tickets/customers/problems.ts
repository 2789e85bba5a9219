import type { Problem } from '../../platform/values/problem.ts';
import type { CustomerField } from './customer-of.ts';

export const customerProblems = {
  refused: (fields: readonly CustomerField[], cause: Problem): Problem => ({
    code: 'tickets.customer_refused',
    message: `ConnectWise refused the ${fields.join(', the ')} of this ticket, so Picket sends it without. ${cause.message}`,
    hint: 'Choose another one under Companies, in the details of the mapping.',
    retry: 'later',
  }),
  notMapped: (name: string): Problem => ({
    code: 'companies.not_mapped',
    message: `“${name}” is not mapped to a ConnectWise company.`,
    hint: 'Map it first: agreement, site and contact belong to a ConnectWise company.',
    retry: 'never',
  }),
  notOfCompany: (what: CustomerField, id: number, company: string): Problem => ({
    code: 'companies.not_of_company',
    message: `“${company}” has no active ${what} ${id} in ConnectWise.`,
    hint: 'Search for it by name, and choose one from the results.',
    retry: 'never',
  }),
} as const;
