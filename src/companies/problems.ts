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
  noneOfName: (name: string, near: string | undefined): Problem => ({
    code: 'companies.none_of_name',
    message: `Picket has no company “${name}”.${near === undefined ? '' : ` Did you mean “${near}”?`}`,
    hint: 'Write the name as `picket companies` lists it. To add a company before its source reports it, give its source, id and name under `companies`.',
    retry: 'never',
  }),
  severalOfName: (name: string, found: readonly { source: string; id: string }[]): Problem => ({
    code: 'companies.several_of_name',
    message: `${found.length} companies are called “${name}”: ${found
      .map(({ source, id }) => `${id} of “${source}”`)
      .join(', ')}.`,
    hint: 'Write which one: { source: …, name: … }, or { source: …, id: … }.',
    retry: 'never',
  }),
  noneOfNameInConnectWise: (name: string, near: readonly string[]): Problem => ({
    code: 'companies.none_of_name_in_connectwise',
    message: `ConnectWise has no company “${name}”.${near.length === 0 ? '' : ` Similar ones: ${near.join(', ')}.`}`,
    hint: 'Write the name or the identifier as ConnectWise shows it.',
    retry: 'never',
  }),
  severalOfNameInConnectWise: (
    name: string,
    found: readonly { readonly id: number; readonly name: string; readonly identifier?: string }[],
  ): Problem => ({
    code: 'companies.several_of_name_in_connectwise',
    message: `ConnectWise has ${found.length} companies with the name or identifier “${name}”: ${found
      .map((one) => `${one.name} (identifier ${one.identifier ?? 'unknown'}, number ${one.id})`)
      .join('; ')}.`,
    hint: 'Write the number of the one that you mean.',
    retry: 'never',
  }),
  numberOrName: (number: number, others: readonly number[]): Problem => ({
    code: 'companies.number_or_name',
    message: `${number} can be the number of a ConnectWise company, or the name of another one (number ${others.join(', ')}).`,
    hint: `Write "${number}" in quotes for the name, or the name or identifier of the company with the number.`,
    retry: 'never',
  }),
  noSuchSource: (name: string): Problem => ({
    code: 'companies.no_such_source',
    message: `There is no source “${name}”.`,
    hint: 'Write the name as `picket sources` lists it.',
    retry: 'never',
  }),
  noSuchPriority: (id: number): Problem => ({
    code: 'companies.no_such_priority',
    message: `ConnectWise has no active priority ${id}.`,
    hint: 'Choose one of the priorities of ConnectWise, or none for this severity.',
    retry: 'never',
  }),
  priorityRefused: (name: string, cause: Problem): Problem => ({
    code: 'companies.priority_refused',
    message: `ConnectWise refuses the priority “${name}” that is set for this company: ${cause.message}`,
    hint: 'Choose another priority on the page of the company. Until then, its tickets have the usual priority.',
    retry: 'never',
  }),
  newWithoutId: (name: string): Problem => ({
    code: 'companies.new_without_id',
    message: `The source has not reported a company “${name}” yet.`,
    hint: 'Give its `id` at the source to add it in advance, or apply the file again when the source has reported it.',
    retry: 'never',
  }),
} as const;
