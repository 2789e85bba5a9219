/** The tokens of conditions; `at` is the start of the token, in UTF-16 units from 0. */
export type Token = { readonly at: number } & (
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'operator'; readonly text: '=' | '!=' | '<' | '<=' | '>' | '>=' }
  | { readonly kind: 'open' | 'close' | 'comma' }
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'date'; readonly time: number }
);

export class ConditionError extends Error {
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.name = 'ConditionError';
    this.at = at;
  }
}

const space = /\s+/y;
const operator = /!=|<=|>=|=|<|>/y;
const number = /-?\d+(?:\.\d+)?(?![\w/])/y;
/** A field, possibly through references (`company/id`), or a keyword. */
const word = /[A-Za-z_][\w]*(?:\/[A-Za-z_][\w]*)*/y;
/** The documentation shows no way to escape the quote inside, so there is none. */
const quoted = /"([^"]*)"|'([^']*)'/y;
const bracketed = /\[([^\]]*)\]/y;
/** UTC without an offset; the time of day is optional. */
const date = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?Z?)?$/;

export function tokens(text: string): Token[] {
  const found: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match !== null) at += match[0].length;
    return match;
  };
  while (at < text.length) {
    const start = at;
    if (take(space)) continue;
    found.push({ at: start, ...one(text[start] ?? '', start, take) });
  }
  return found;
}

type Bare<T> = T extends unknown ? Omit<T, 'at'> : never;

function one(first: string, at: number, take: (pattern: RegExp) => RegExpExecArray | null): Bare<Token> {
  if (first === '(' && take(/\(/y)) return { kind: 'open' };
  if (first === ')' && take(/\)/y)) return { kind: 'close' };
  if (first === ',' && take(/,/y)) return { kind: 'comma' };
  const sign = take(operator);
  if (sign) return { kind: 'operator', text: sign[0] as '=' };
  const string = take(quoted);
  if (string) return { kind: 'string', text: string[1] ?? string[2] ?? '' };
  const digits = take(number);
  if (digits) return { kind: 'number', number: Number(digits[0]) };
  const letters = take(word);
  if (letters) return { kind: 'word', text: letters[0] };
  const brackets = take(bracketed);
  if (brackets) return { kind: 'date', time: time(brackets[1] ?? '', at) };
  throw new ConditionError(`Unexpected '${first}'.`, at);
}

function time(text: string, at: number): number {
  const zoned = !text.includes('T') || text.endsWith('Z') ? text : `${text}Z`;
  const read = date.test(text) ? Date.parse(zoned) : Number.NaN;
  if (Number.isNaN(read)) throw new ConditionError(`'${text}' is not a date and time.`, at);
  return read;
}
