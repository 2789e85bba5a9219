import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem.ts';

/**
 * Keys begin with the topic that the live events name when the data behind them changes: `['incidents', …]`,
 * `['tickets', …]`, `['detections', …]`, `['sources', …]`, `['companies', …]`, `['settings', …]`, `['status', …]`.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) =>
        failures < 2 && !(error instanceof ApiProblem && error.status >= 400 && error.status < 500),
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
});
