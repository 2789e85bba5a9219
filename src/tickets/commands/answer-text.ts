import type { Problem } from '../../platform/values/problem.ts';
import type { RandomBytes } from '../../platform/values/random.ts';
import { ticketName, ticketText } from '../../platform/values/ticket-safe.ts';

/** The result of one line. */
export type Became = { readonly allowed: string } | { readonly problem: Problem };

interface AnswerParts {
  readonly member: string;
  readonly companyName: string;
  readonly became: readonly Became[];
  /** The address of the console; undefined if it is not set. */
  readonly publicUrl: string | undefined;
  readonly reference: string;
}

/**
 * The answer as the note in the ticket: sentences that read well if ConnectWise drops line breaks. It ends with its
 * reference, by which it is found again, and no line of it is a command.
 */
export function answerText({ member, companyName, became, publicUrl, reference }: AnswerParts): string {
  const lines = became.map((one) =>
    'allowed' in one
      ? `Picket allowed ${ticketName(one.allowed, { defang: true })} and all names below it for ${said(companyName)}, as requested by ${said(member)}. They open no more tickets.`
      : `Picket did nothing: ${said(`${one.problem.message} ${one.problem.hint}`)}`,
  );
  const undo =
    publicUrl === undefined
      ? 'You can undo this on the Allow list page of Picket.'
      : `You can undo this in Picket: ${publicUrl}/allow-list`;
  return [
    ...new Set(lines),
    ...(became.some((one) => 'allowed' in one) ? [undo] : []),
    answerMark(reference),
  ].join('\n');
}

const said = (text: string) => ticketText(text, { defang: true });

export const answerMark = (reference: string) => `(picket-answer ${reference})`;

/** Crockford's base32, as in references of tickets; 50 random bits. */
export const newAnswerReference = (random: RandomBytes) =>
  Array.from(random(10), (byte) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[byte % 32]).join('');
