import { defaultText, type NextSteps, type UsableText, usableTexts } from './next-steps.ts';

export interface ChosenText {
  readonly text: string;
  /** The text's name; null for the default text. */
  readonly name: string | null;
  /** The block reason or category, and the words by which it was chosen. */
  readonly because: { readonly said: string; readonly match: string } | null;
}

/**
 * The text for the words of a source. For each block reason and category, the text whose words match most specifically
 * (a whole reason before a part, then the longest). Of several, the first in the list.
 */
export function chooseText(saved: NextSteps, said: readonly string[]): ChosenText {
  const texts = usableTexts(saved);
  const fitting = said.flatMap((one) => mostSpecific(texts, one) ?? []);
  const [best] = fitting.sort((one, other) => texts.indexOf(one.text) - texts.indexOf(other.text));
  if (best === undefined) return { text: defaultText(saved), name: null, because: null };
  return {
    text: best.text.text,
    name: best.text.name,
    because: { said: best.said, match: best.match },
  };
}

interface Fit {
  readonly text: UsableText;
  readonly said: string;
  readonly match: string;
  readonly isWhole: boolean;
}

function mostSpecific(texts: readonly UsableText[], said: string): Fit | undefined {
  const folded = foldWords(said);
  const fits = texts.flatMap((text) =>
    text.matches.flatMap((match): Fit[] => {
      const words = foldWords(match);
      if (words === '' || !` ${folded} `.includes(` ${words} `)) return [];
      return [{ text, said, match, isWhole: words === folded }];
    }),
  );
  // A stable sort: of equally specific ones, the first in the list.
  return fits.sort(
    (one, other) =>
      Number(other.isWhole) - Number(one.isWhole) ||
      foldWords(other.match).length - foldWords(one.match).length,
  )[0];
}

/** Words in lower case, with one space between: `Bots/C2` has the word `c2`, and `C&C` is one word. */
const foldWords = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}&+]+/gu, ' ')
    .trim();
