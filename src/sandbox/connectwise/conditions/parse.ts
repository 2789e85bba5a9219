import { ConditionError, type Token, tokens } from './tokens.ts';

export type Value = string | number | boolean | null | Date;
export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'contains' | 'like' | 'in';

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly all: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | Comparison;

export interface Comparison {
  readonly kind: 'comparison';
  readonly field: string;
  readonly operator: Operator;
  /** One value, or several for `in`. */
  readonly values: readonly Value[];
  readonly at: number;
}

/** Deep enough for any query, and not so deep that the stack overflows. */
const deepest = 50;

/**
 * Parses ConnectWise's query language: `and` binds tighter than `or`, `not` stands before an operator or a
 * parenthesis,
 * keywords ignore case. Throws a {@link ConditionError} for anything else.
 */
export function parseConditions(text: string): Condition {
  const all = tokens(text);
  let next = 0;

  const peek = (): Token | undefined => all[next];
  const place = () => peek()?.at ?? text.length;
  const fail = (message: string): never => {
    throw new ConditionError(message, place());
  };
  const word = (...words: string[]): string | null => {
    const token = peek();
    if (token?.kind !== 'word') return null;
    const lower = token.text.toLowerCase();
    if (!words.includes(lower)) return null;
    next += 1;
    return lower;
  };
  const kind = (wanted: Token['kind']): boolean => {
    if (peek()?.kind !== wanted) return false;
    next += 1;
    return true;
  };

  function either(depth: number): Condition {
    const branches = [both(depth)];
    while (word('or')) branches.push(both(depth));
    return combined('or', branches);
  }

  function both(depth: number): Condition {
    const parts = [part(depth)];
    while (word('and')) parts.push(part(depth));
    return combined('and', parts);
  }

  function part(depth: number): Condition {
    if (depth > deepest) return fail('The conditions are nested too deeply.');
    if (word('not')) return { kind: 'not', of: part(depth + 1) };
    if (kind('open')) {
      const inner = either(depth + 1);
      if (!kind('close')) fail("Expected ')'.");
      return inner;
    }
    return comparison();
  }

  function comparison(): Condition {
    const token = peek();
    if (token?.kind !== 'word') return fail('Expected the name of a field.');
    next += 1;
    const negated = word('not') !== null;
    const operator = parseOperator();
    const values = operator === 'in' ? list() : [value()];
    const read: Comparison = { kind: 'comparison', field: token.text, operator, values, at: token.at };
    return negated ? { kind: 'not', of: read } : read;
  }

  function parseOperator(): Operator {
    const token = peek();
    if (token?.kind === 'operator') {
      next += 1;
      return token.text;
    }
    return (word('contains', 'like', 'in') as Operator | null) ?? fail('Expected an operator.');
  }

  function list(): Value[] {
    if (!kind('open')) fail("Expected '(' after in.");
    const values = [value()];
    while (kind('comma')) values.push(value());
    if (!kind('close')) fail("Expected ')' after the list of values.");
    return values;
  }

  function value(): Value {
    const token = peek();
    const keyword = word('true', 'false', 'null');
    if (keyword !== null) return keyword === 'null' ? null : keyword === 'true';
    next += 1;
    if (token?.kind === 'string') return token.text;
    if (token?.kind === 'number') return token.number;
    if (token?.kind === 'date') return new Date(token.time);
    next -= 1;
    return fail('Expected a value.');
  }

  const whole = either(0);
  if (peek() !== undefined) fail('Expected and, or, or the end.');
  return whole;
}

function combined(kind: 'and' | 'or', all: readonly Condition[]): Condition {
  const [only] = all;
  return all.length === 1 && only !== undefined ? only : { kind, all };
}
