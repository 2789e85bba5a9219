import { describe, expect, it } from 'vitest';
import { showHidden, visibleText } from './visible-text.ts';

describe('visibleText', () => {
  it.each([
    ['what turns text around', 'invoice\u202excod.exe', 'invoice‹U+202E›xcod.exe'],
    ['isolates and embeddings', '\u2066a\u2069\u202ab\u202c', '‹U+2066›a‹U+2069›‹U+202A›b‹U+202C›'],
    ['what has no width', 'PC\u200b-1\u2060\ufeff\u00ad', 'PC‹U+200B›-1‹U+2060›‹U+FEFF›‹U+00AD›'],
    ['blanks that are letters', 'a\u3164b\u2800c\u115f', 'a‹U+3164›b‹U+2800›c‹U+115F›'],
    ['sequences of terminals', 'a\u001b[2Jb\u009b31m', 'a‹U+001B›[2Jb‹U+009B›31m'],
    ['a tag in Latin text', 'a\u{e0041}', 'a‹U+E0041›'],
    ['joiners between Latin letters', 'pay\u200dpal\u200c.example', 'pay‹U+200D›pal‹U+200C›.example'],
    ['marks of direction in Latin text', 'a\u200eb\u200f', 'a‹U+200E›b‹U+200F›'],
    ['a variation of a Latin letter', 'a\ufe0f 1\ufe0f', 'a‹U+FE0F› 1‹U+FE0F›'],
    ['half a surrogate pair', 'a\ud800b', 'a‹U+D800›b'],
  ])('shows %s', (_, text, shown) => expect(visibleText(text)).toBe(shown));

  it.each([
    ['Hebrew with marks', 'מרפאת שיניים \u200f(חיפה)\u200e'],
    ['Arabic', 'شركة النور للتجارة'],
    ['Persian with joiners', 'می\u200cخواهم'],
    ['Devanagari with joiners', 'क्\u200dष'],
    ['emoji of several', '🧑🏽\u200d💻 ❤\ufe0f 1\ufe0f\u20e3 🏴\u{e0067}\u{e0062}\u{e007f}'],
    ['a variation of a Han character', '葛\u{e0100}'],
    ['accents, Thai and Korean', 'é ก็ 한국'],
  ])('leaves %s', (_, text) => expect(visibleText(text)).toBe(text));

  it('makes runs of white space one space, or leaves them', () => {
    expect(visibleText(' a\r\n\tb ')).toBe('a b');
    expect(showHidden('a\n\tb')).toBe('a\n\tb');
  });
});
