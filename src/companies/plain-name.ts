/** Words for the legal form of a company, without dots. They do not identify a company. */
const legalForms = new Set(
  (
    'inc incorporated llc llp lllp lp ltd limited co company corp corporation pllc pc pa plc pty pte ' +
    'gmbh mbh ag kg kgaa ohg ug gbr eg ev se sa sas sasu sarl srl spa snc sl slu bv nv vof ' +
    'ab as asa aps oy oyj kk kft zrt doo dd sro spzoo ulc cic'
  ).split(' '),
);

/** Letters that Unicode does not decompose. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
};

function decomposed(name: string): string {
  const small = name.toLowerCase();
  // Most names are plain ASCII. This test saves most of the indexing time.
  if (/^[ -~]*$/.test(small)) return small;
  return small
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøđðłþı]/g, (letter) => plainLetters[letter] ?? letter);
}

/** The words of a name in lower case: no diacritics, no punctuation, `&` as a word. */
export function wordsOf(name: string): string[] {
  const plain = decomposed(name)
    .replace(/[&+]/g, ' and ')
    // "L.L.C." and "O'Brien" are one word each.
    .replace(/[.'’‘`´]/g, '');
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/** The words that identify a company: without the article at the start and legal forms at the end. */
export function tellingWords(name: string): string[] {
  const words = wordsOf(name);
  while (words.length > 1 && isFiller(words.at(-1))) words.pop();
  if (words.length > 1 && words[0] === 'the') words.shift();
  return words;
}

const isFiller = (word: string | undefined) => word !== undefined && (legalForms.has(word) || word === 'and');

/**
 * Equal for names that differ only in case, spacing, punctuation, diacritics or legal form; empty if nothing
 * remains.
 */
export const plainName = (name: string): string => tellingWords(name).join('');
