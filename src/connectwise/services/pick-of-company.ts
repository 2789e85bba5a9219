import { z } from 'zod';
import { type Problem, refuse } from '../../platform/values/problem.ts';

interface Named {
  readonly id: number;
  readonly name: string;
}

/** A record of a ConnectWise company in the configuration file. An export has both, since several may have one name. */
export const writtenOfCompany = z.union([
  z.string().min(1).max(200),
  z.number().int().positive(),
  z.object({ name: z.string().min(1).max(200), number: z.number().int().positive() }),
]);

export type WrittenOfCompany = z.infer<typeof writtenOfCompany>;

export const writeOfCompany = ({ id, name }: Named): WrittenOfCompany => ({ name, number: id });

/** As it is written now, where the file means the same record. */
export function ofCompanyNow<T extends WrittenOfCompany | null>(wanted: T, now: T | undefined): T {
  if (now == null || wanted === null || typeof now !== 'object' || typeof wanted === 'object') return wanted;
  const isSame = typeof wanted === 'number' ? wanted === now.number : isNamed(now.name, wanted);
  return isSame ? now : wanted;
}

/** What the company has in ConnectWise. Only active records count. */
export interface OfCompany {
  /** In words: “agreement”. */
  readonly what: string;
  readonly company: string;
  readonly search: (name: string) => Promise<{ readonly items: readonly Named[]; readonly more: boolean }>;
  /** Null: the company has no such active record. */
  readonly byNumber: (number: number) => Promise<Named | null>;
}

/** The one active record of a company that is meant. @throws `invalid`, with the records that there are. */
export async function pickOfCompany(written: WrittenOfCompany, from: OfCompany): Promise<Named> {
  if (typeof written === 'string') return pickNamed(written, from);
  const number = typeof written === 'number' ? written : written.number;
  const found = await from.byNumber(number);
  if (found === null) throw refuse('invalid', noneOfNumber(number, from));
  if (typeof written === 'object' && !isNamed(found.name, written.name))
    throw refuse('invalid', otherName(written, found, from));
  return { id: found.id, name: found.name };
}

async function pickNamed(written: string, from: OfCompany): Promise<Named> {
  const { items, more } = await from.search(written);
  const found = items.filter(({ name }) => isNamed(name, written));
  // A further page may have another one of the name.
  if (found.length === 1 && found[0] !== undefined && !more) return { id: found[0].id, name: found[0].name };
  if (found.length > 1) throw refuse('invalid', severalOfName(written, found, from));
  throw refuse('invalid', more ? tooMany(written, from) : noneOfName(written, items, from));
}

const plain = (name: string) => name.trim().replaceAll(/\s+/g, ' ').toLowerCase();
const isNamed = (one: string, other: string) => plain(one) === plain(other);

/** How many records a refusal names. */
const mostNamed = 20;

type Where = Pick<OfCompany, 'what' | 'company'>;

const noneOfNumber = (number: number, { what, company }: Where): Problem => ({
  code: 'connectwise.none_of_number',
  message: `“${company}” has no active ${what} ${number} in ConnectWise.`,
  hint: 'Write the name as ConnectWise shows it.',
  retry: 'never',
});

const otherName = (written: { name: string; number: number }, found: Named, { what }: Where): Problem => ({
  code: 'connectwise.other_name',
  message: `In ConnectWise, the ${what} ${written.number} is “${found.name}”, not “${written.name}”.`,
  hint: 'Write the name alone, or the number alone.',
  retry: 'never',
});

const noneOfName = (written: string, similar: readonly Named[], { what, company }: Where): Problem => ({
  code: 'connectwise.none_of_name',
  message: `“${company}” has no active ${what} “${written}” in ConnectWise.`,
  hint:
    similar.length === 0
      ? 'Write the name as ConnectWise shows it, or the number.'
      : `Similar ones: ${similar
          .slice(0, mostNamed)
          .map(({ name }) => name)
          .join(', ')}.`,
  retry: 'never',
});

const severalOfName = (written: string, found: readonly Named[], { what, company }: Where): Problem => ({
  code: 'connectwise.several_of_name',
  message: `“${company}” has ${found.length} records of “${written}” as ${what} in ConnectWise: numbers ${found
    .slice(0, mostNamed)
    .map(({ id }) => id)
    .join(', ')}.`,
  hint: 'Write the number instead of the name.',
  retry: 'never',
});

const tooMany = (written: string, { what, company }: Where): Problem => ({
  code: 'connectwise.too_many_of_name',
  message: `“${company}” has too many records in ConnectWise with “${written}” in the name of the ${what}.`,
  hint: 'Write the number instead of the name.',
  retry: 'never',
});
