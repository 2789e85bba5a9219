import type { Problem } from '../platform/values/problem.ts';

export const companyProblems = {
  notInConnectWise: (id: number): Problem => ({
    code: 'companies.not_in_connectwise',
    message: `ConnectWise has no company ${id}, or it was deleted in ConnectWise.`,
    hint: 'Search for the company by name, and choose one from the results.',
    retry: 'never',
  }),
  mappedCompanyGone: (name: string): Problem => ({
    code: 'companies.mapped_company_gone',
    message: `“${name}” was deleted in ConnectWise, so no tickets can be opened for it.`,
    hint: 'Map the company to another one under Companies, or restore it in ConnectWise.',
    retry: 'never',
  }),
  notFound: (id: number): Problem => ({
    code: 'companies.not_found',
    message: `Picket has no company ${id}.`,
    hint: 'List the companies to find its id. This is not the id of the ConnectWise company.',
    retry: 'never',
  }),
} as const;
