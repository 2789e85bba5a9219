import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Answer } from '../../../api/answer.ts';
import { api, read } from '../../../api/client.ts';
import { refresh } from '../../../api/query-keys.ts';

export type NextStepsView = Answer<'/api/v1/settings/next-steps/texts'>;
export type NextText = NextStepsView['texts'][number];
type Saved = Answer<'/api/v1/settings/next-steps'>;

/** Every text of the next steps: own, changed and shipped ones. */
export const nextStepsQuery = queryOptions({
  queryKey: ['settings', 'next-steps'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/settings/next-steps/texts', { signal })),
});

const fold = (name: string) => name.trim().toLowerCase();
export const sameName = (one: string, other: string) => fold(one) === fold(other);

export interface WrittenText {
  readonly name: string;
  readonly matches: readonly string[];
  readonly text: string;
}

/** One change of the texts; the others stay as another person may have saved them meanwhile. */
export type TextChange =
  | { readonly what: 'write'; readonly text: WrittenText; readonly before: string | null }
  | { readonly what: 'remove'; readonly name: string }
  | { readonly what: 'default'; readonly text: string | null };

export function useTextChange(onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    async mutationFn(change: TextChange) {
      const saved = await read(api.GET('/api/v1/settings/next-steps'));
      return read(api.PUT('/api/v1/settings/next-steps', { body: changed(saved, change) }));
    },
    async onSuccess() {
      await refresh(queries, 'settings');
      onDone();
    },
  });
}

function changed(saved: Saved, change: TextChange): Saved {
  if (change.what === 'default') return { ...saved, default: change.text };
  if (change.what === 'remove')
    return { ...saved, texts: saved.texts.filter(({ name }) => !sameName(name, change.name)) };
  const { before } = change;
  const text = { ...change.text, matches: [...change.text.matches] };
  const isKnown = before !== null && saved.texts.some(({ name }) => sameName(name, before));
  const texts = isKnown
    ? saved.texts.map((one) => (sameName(one.name, before) ? text : one))
    : [...saved.texts, text];
  return { ...saved, texts };
}
