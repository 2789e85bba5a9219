import { keepPreviousData, type UseQueryResult, useQueries } from '@tanstack/react-query';
import { type Company, type Kinds, type Suggestion, suggestionsQuery } from './queries.ts';

/** The most companies in one request. */
const batch = 50;

/** The suggestions for the shown unmapped companies, by id. */
export function useSuggestions(
  rows: readonly Company[],
  kinds: Kinds,
): {
  readonly byCompany: ReadonlyMap<number, Suggestion>;
  readonly error: unknown;
} {
  // Mapped ones are requested too, and left out of the answer: the request must not change with every choice.
  const batches = Array.from({ length: Math.ceil(rows.length / batch) }, (_, at) =>
    rows.slice(at * batch, (at + 1) * batch),
  );
  return useQueries({
    queries: batches.map((some) => ({
      ...suggestionsQuery(
        some.map(({ id }) => id),
        kinds,
      ),
      enabled: some.some(({ mapping }) => mapping === null),
      placeholderData: keepPreviousData,
    })),
    combine,
  });
}

/** Not created again in each render: the map stays the same as long as the answers do. */
const combine = (answers: readonly UseQueryResult<{ readonly items: readonly Suggestion[] }>[]) => ({
  byCompany: new Map(
    answers.flatMap(({ data }) => data?.items ?? []).map((one) => [one.companyId, one] as const),
  ),
  error: answers.find(({ error }) => error !== null)?.error ?? null,
});
