import { QueryCache, QueryClient } from '@tanstack/react-query';
import { keepErrors } from './keep-errors.ts';
import { ApiProblem } from './problem.ts';
import { recover } from './recover.ts';

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError(error) {
      // An administrator required two-factor sign-in just now: the shell then leads to the account page.
      if (error instanceof ApiProblem && error.details.code === 'http.two_factor_needed')
        void queryClient.invalidateQueries({ queryKey: ['me'] });
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) =>
        failures < 2 &&
        !(error instanceof ApiProblem && error.status >= 400 && error.status < 500) &&
        !(error instanceof ApiProblem && error.details.code === 'console.too_slow'),
      refetchOnWindowFocus: true,
      // Picket may run on this machine or in this network: without it, a browser that reports “offline” would only wait.
      networkMode: 'always',
      refetchOnReconnect: true,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});

keepErrors(queryClient.getQueryCache());
recover(queryClient);
