import { plainText } from './text.ts';

/**
 * Text from outside, for people: a character that nobody sees, or that turns the text around it, is written as
 * `‹U+202E›`. Attackers choose names of devices, processes and companies, and could make one look like another. Joiners
 * and marks that Arabic, Hebrew, Indic scripts and emoji need stay. The console has the same in
 * `web/src/api/visible-text.ts`.
 */
export const visibleText = (text: string): string => plainText(showHidden(text));

/** The same, but white space stays as it is. */
export const showHidden = (text: string): string => replaceHidden(text, written);

/** For text that cannot say it: what nobody sees is left out. */
export const withoutHidden = (text: string): string => replaceHidden(text, () => '');

/** The same JSON, in which they are escaped: it is safe in a terminal. */
export const escapeHidden = (json: string): string =>
  replaceHidden(json, (found) =>
    found
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );

function replaceHidden(text: string, by: (character: string) => string): string {
  hidden.lastIndex = 0;
  if (!hidden.test(text)) return text;
  const isRightToLeft = rightToLeft.test(text);
  return text.replace(hidden, (found) => (isRightToLeft && marks.includes(found) ? found : by(found)));
}

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
const rightToLeft = /[\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}]/u;
