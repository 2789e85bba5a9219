import { setTimeout as sleep } from 'node:timers/promises';
import { notifyManager, QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { keepErrors } from '../../web/src/api/keep-errors.ts';

it('keeps the error of a page that cannot load while it is tried again, until it loads', async () => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const stop = keepErrors(client.getQueryCache());
  let answer: () => Promise<string> = () => Promise.reject(new Error('the first failure'));
  const observer = new QueryObserver(client, {
    queryKey: ['page'],
    queryFn: () => sleep(10).then(() => answer()),
  });
  const seen: string[] = [];
  const render = () => {
    const { data, error } = observer.getCurrentResult();
    seen.push(data ?? error?.message ?? 'placeholder');
  };
  // As the hooks of TanStack Query render: after all changes of one moment.
  const unsubscribe = observer.subscribe(notifyManager.batchCalls(render));
  await observer.refetch();
  await expect.poll(() => seen.at(-1)).toBe('the first failure');
  seen.length = 0;

  answer = () => Promise.reject(new Error('the second failure'));
  await observer.refetch();
  answer = () => Promise.resolve('content');
  await observer.refetch();

  await expect.poll(() => seen.at(-1)).toBe('content');
  expect(new Set(seen)).toEqual(new Set(['the first failure', 'the second failure', 'content']));
  expect(observer.getCurrentResult()).toMatchObject({ data: 'content', error: null, isError: false });
  unsubscribe();
  stop();
});
