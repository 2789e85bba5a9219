/**
 * Text from outside may contain characters that nobody sees, or that turn the text around them, so that one name looks
 * like another. Wherever the console shows an answer, such a character is `‹U+202E›`; in what it asks and sends, it is
 * the character again. So no page can forget it, and a name finds its own rows. Joiners and marks that Arabic, Hebrew,
 * Indic scripts and emoji need stay. Picket's messages and commands have the same in
 * `src/platform/values/visible-text.ts`.
 */
export function visible(text: string): string {
  hidden.lastIndex = 0;
  if (!hidden.test(text)) return text;
  const isRightToLeft = hasRightToLeft(text);
  return text.replace(hidden, (found) => (isRightToLeft && marks.includes(found) ? found : written(found)));
}

/** The text as Picket has it. The isolates that the console adds to a name (`isolated`) are none of its own. */
export const original = (text: string): string =>
  text.replace(/[\u2068\u2069]/g, '').replace(/‹U\+([0-9A-F]{4,6})›/g, (found, code) => {
    const point = Number.parseInt(code, 16);
    return point > 0x10ffff ? found : String.fromCodePoint(point);
  });

/** The letters that are written from right to left. */
export const hasRightToLeft = (text: string): boolean =>
  /[\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}]/u.test(text);

const written = (character: string) =>
  `‹U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`;

const letter = '[\\p{L}\\p{M}]';
/** Letters of scripts that join: their words contain joiners. */
const joining = `(?![\\p{sc=Latin}\\p{sc=Greek}\\p{sc=Cyrillic}\\p{sc=Inherited}\\p{sc=Common}])${letter}`;
const kept = [
  `(?<=${joining})[\\u200c\\u200d](?=${letter})`,
  '(?<=[\\p{Extended_Pictographic}\\p{EMod}]\\ufe0f?)\\u200d(?=\\p{Extended_Pictographic})',
  '(?<=\\p{Extended_Pictographic}|[#*0-9](?=\\ufe0f\\u20e3))[\\ufe0e\\ufe0f]',
  '(?<=\\p{sc=Han})[\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}]',
  '(?<=\\p{sc=Mongolian})[\\u180b-\\u180d\\u180f]',
  '(?<=\\u{1f3f4}[\\u{e0020}-\\u{e007e}]*)[\\u{e0020}-\\u{e007f}]',
  // Signs of Arabic and Syriac: they can be seen.
  '[\\u0600-\\u0605\\u06dd\\u070f\\u0890\\u0891\\u08e2]',
];
const characters = '[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}\\u2800]';
/** Looks for the characters first: nearly all text has none. */
const hidden = new RegExp(`(?=${characters})(?!${kept.join('|')})[^\\t\\n\\r]`, 'gu');
/** Marks of direction, which names in Hebrew and Arabic contain. Alone they move no letter. */
const marks = '\u200e\u200f\u061c';
