import { queryOptions } from '@tanstack/react-query';
import type { Answer } from '../../../api/answer.ts';
import { api, read } from '../../../api/client.ts';
import { usePages } from '../../../api/pages.ts';
import { dnsKey } from '../queries.ts';

const path = '/api/v1/dns/companies/{id}/query-log';
export type QueryLog = NonNullable<Answer<typeof path>>;
export type LoggedQuery = Answer<`${typeof path}/queries`>['items'][number];

const of = (companyId: number) => ({ path: { id: companyId } });
/** Short, because somebody watches a log that is on. */
const watchMs = 3_000;

export const queryLogQuery = (companyId: number) =>
  queryOptions({
    queryKey: [...dnsKey, 'query-log', companyId],
    queryFn: ({ signal }) => read(api.GET(path, { params: of(companyId), signal })),
    refetchInterval: ({ state: { data } }) => (data?.isOn === true ? watchMs : false),
  });

/** The newest first. */
export const useLoggedQueries = (companyId: number, search: string | undefined, isOn: boolean) =>
  usePages<LoggedQuery>(
    [...dnsKey, 'query-log', companyId, 'queries', search],
    (cursor, signal) =>
      read(
        api.GET(`${path}/queries`, {
          params: {
            ...of(companyId),
            query: {
              ...(search === undefined ? {} : { search }),
              ...(cursor === undefined ? {} : { cursor }),
            },
          },
          signal,
        }),
      ),
    { refetchInterval: isOn && watchMs },
  );

export const startLog = (companyId: number) => (hours: number) =>
  read(api.POST(path, { params: of(companyId), body: { hours } }));

export const stopLog = (companyId: number) => () => read(api.POST(`${path}/stop`, { params: of(companyId) }));

export const deleteLog = (companyId: number) => () => read(api.DELETE(path, { params: of(companyId) }));
