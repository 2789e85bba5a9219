import { connectWise } from '../../../text/en/connectwise.ts';
import { isolated } from '../../../text/isolated.ts';
import { type Destination, levelFields, type Matches, recordFields } from './rule-body.ts';

const words = connectWise.routing;
const either = new Intl.ListFormat('en', { type: 'disjunction' });

/** The conditions of a rule, in words. */
export function describeMatches(matches: Matches): string {
  const { companyIds, ...lists } = matches;
  const conditions = [
    ...(companyIds.length === 0 ? [] : [words.companies(companyIds.length)]),
    ...Object.entries(lists).flatMap(([name, wanted]) =>
      wanted.length === 0
        ? []
        : [`${words.conditions[name as keyof typeof lists]}: ${either.format(wanted.map(isolated))}`],
    ),
  ];
  return conditions.join(' · ') || words.everything;
}

/** The overrides of a rule, in words. */
export function describeDestination(destination: Destination): string {
  const records = recordFields.flatMap((field) => {
    const chosen = destination[field];
    return chosen === null ? [] : [`${words.fields[field]}: ${isolated(chosen.name)}`];
  });
  const levels = levelFields.flatMap((field) =>
    destination[field] === null ? [] : [`${words.fields[field]}: ${destination[field]}`],
  );
  return [...records, ...levels].join(' · ') || words.nothing;
}
