import { z } from 'zod';
import type { Setting } from '../../platform/settings/store.ts';
import { shippedDefault, shippedTexts } from './shipped.ts';

/** In characters: a ticket is read at 3 a.m. */
export const longestText = 2_000;
export const mostTexts = 100;

const word = z.string().trim().min(1).max(200);

export const nextStepsTextSchema = z
  .object({
    name: z
      .string()
      .trim()
      .min(1)
      .max(100)
      .describe('A text with the name of a shipped one replaces it, in any letter case.'),
    matches: z
      .array(word)
      .min(1)
      .max(50)
      .describe('Block reasons or categories, or whole words of them, in any letter case.'),
    text: z.string().trim().min(1).max(longestText),
  })
  .meta({ id: 'NextStepsText' });

export type NextStepsText = Readonly<z.infer<typeof nextStepsTextSchema>>;

/** The administrator's texts: own texts, changed ones, and the default text. */
export const nextStepsSchema = z.object({
  default: z
    .string()
    .trim()
    .min(1)
    .max(longestText)
    .nullable()
    .describe('For incidents that no text is about; null: the shipped one.'),
  texts: z
    .array(nextStepsTextSchema)
    .max(mostTexts)
    .describe('Own and changed texts. Your own ones come before the shipped ones, in this order.'),
});

export type NextSteps = z.infer<typeof nextStepsSchema>;

export const nextSteps: Setting<NextSteps> = {
  name: 'next_steps',
  schema: nextStepsSchema,
  initial: { default: null, texts: [] },
};

/** One usable text, and its origin. */
export interface UsableText extends NextStepsText {
  readonly origin: 'shipped' | 'changed' | 'own';
}

export const foldName = (name: string): string => name.trim().toLowerCase();

/** Every text in order: the administrator's own ones, then the shipped ones, original or changed. */
export function usableTexts({ texts }: Pick<NextSteps, 'texts'>): UsableText[] {
  const shipped = new Set(shippedTexts.map(({ name }) => foldName(name)));
  const written = new Map(texts.map((text) => [foldName(text.name), text]));
  const own = texts
    .filter(({ name }) => !shipped.has(foldName(name)))
    .map((text): UsableText => ({ ...text, origin: 'own' }));
  const others = shippedTexts.map((text): UsableText => {
    const changed = written.get(foldName(text.name));
    return changed === undefined
      ? { ...text, matches: [...text.matches], origin: 'shipped' }
      : { ...changed, origin: 'changed' };
  });
  return [...own, ...others];
}

export const defaultText = (saved: Pick<NextSteps, 'default'>): string => saved.default ?? shippedDefault;

/** Names that are used twice: Picket could only guess which one is meant. */
export function namedTwice(texts: readonly NextStepsText[]): string[] {
  const seen = new Set<string>();
  return texts.flatMap(({ name }) => {
    const folded = foldName(name);
    if (seen.has(folded)) return [name];
    seen.add(folded);
    return [];
  });
}
