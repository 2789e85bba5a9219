import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../../../api/client.ts';
import { refresh } from '../../../api/query-keys.ts';
import { type RoutingRule, type RoutingRules, routingRulesQuery } from '../queries.ts';
import { bodyOf, draftOf, type RuleDraft } from './rule-body.ts';

/** Shows the list from the answer to a change, so that the page shows what was saved. */
function useTaken() {
  const queries = useQueryClient();
  return ({ items }: RoutingRules) => {
    queries.setQueryData(routingRulesQuery.queryKey, { items });
    void refresh(queries, 'status');
  };
}

/** Adds or replaces a rule. */
export function useSaveRule(id: number | null, onSaved: () => void) {
  const taken = useTaken();
  return useMutation({
    mutationFn: (draft: RuleDraft): Promise<RoutingRules> =>
      id === null
        ? read(api.POST('/api/v1/connectwise/routing-rules', { body: bodyOf(draft) }))
        : read(
            api.PUT('/api/v1/connectwise/routing-rules/{id}', {
              params: { path: { id } },
              body: bodyOf(draft),
            }),
          ),
    onSuccess(now) {
      taken(now);
      onSaved();
    },
  });
}

export function useSwitchRule(rule: RoutingRule) {
  const taken = useTaken();
  return useMutation({
    mutationFn: (enabled: boolean) =>
      read(
        api.PUT('/api/v1/connectwise/routing-rules/{id}', {
          params: { path: { id: rule.id } },
          body: bodyOf({ ...draftOf(rule), enabled }),
        }),
      ),
    onSuccess: taken,
  });
}

export function useDeleteRule(id: number, onDeleted: () => void) {
  const taken = useTaken();
  return useMutation({
    mutationFn: () =>
      read(api.DELETE('/api/v1/connectwise/routing-rules/{id}', { params: { path: { id } } })),
    onSuccess(now) {
      taken(now);
      onDeleted();
    },
  });
}

export function useOrderRules() {
  const taken = useTaken();
  return useMutation({
    mutationFn: (ids: number[]) =>
      read(api.PUT('/api/v1/connectwise/routing-rules/order', { body: { ids } })),
    onSuccess: taken,
  });
}
