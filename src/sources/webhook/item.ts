import { z } from 'zod';
import { oldestDomainDays, parseAge } from '../../detections/facts.ts';
import { parseAskedName } from '../../platform/values/asked-name.ts';
import { parseIsoTime } from '../../platform/values/iso-time.ts';
import { cutText, plainText } from '../../platform/values/text.ts';

/** The most that is stored of a name or a reason; longer text is cut. */
export const nameLimit = 255;
export const idLimit = 256;
const reasonLimit = 256;
const reasonsKept = 50;
/** A longer name is refused instead of cut: it is not a name. */
export const longest = 10_000;
const tooLong = `is longer than ${longest} characters`;

const notATime = 'is not a time with date and zone, such as 2026-03-01T12:00:00Z';

const missingOr = (otherwise: string) => (issue: { readonly input?: unknown }) =>
  issue.input === undefined || issue.input === null ? 'is missing' : otherwise;

const optionalText = (what: string) =>
  z
    .union([z.string().max(longest, tooLong), z.number()], { error: 'is not text' })
    .nullish()
    .transform(readText)
    .describe(what);

export function readText(value: string | number | null | undefined): string | null {
  return value === null || value === undefined ? null : cutText(plainText(String(value)), nameLimit) || null;
}

/** An id is never cut, because two with the same beginning would become one. */
const idText = (limit: number, what: string) =>
  z
    .union([z.string(), z.int()], { error: missingOr('is neither text nor a whole number') })
    .transform(String)
    .refine((id) => plainText(id) !== '', { error: 'is empty', abort: true })
    .refine((id) => id.length <= limit, { error: `is longer than ${limit} characters` })
    .describe(what);

const companySchema = z
  .object(
    {
      id: idText(nameLimit, 'The id of the client organization. It never changes.'),
      name: optionalText('The name of the organization. Without it, the id is shown.'),
    },
    { error: 'is not an object such as {"id": "42", "name": "Cedar Street Dental"}' },
  )
  .transform(({ id, name }) => {
    const externalId = plainText(id);
    return { externalId, name: name ?? externalId };
  });

const textList = (what: string) =>
  z
    .array(z.string({ error: 'is not text' }).max(longest, tooLong), { error: 'is not a list of texts' })
    .max(1000, 'has more than 1000 entries')
    .nullish()
    .transform(parseReasons)
    .describe(what);

/** One detection as a sender sends it. Unknown members are ignored. */
export const itemSchema = z
  .object(
    {
      id: idText(
        idLimit,
        'The sender’s id of the detection. With time, company, domain and device, it identifies repeats.',
      ),
      occurredAt: z
        .string({ error: missingOr(notATime) })
        .transform((text, context) => {
          const read = parseIsoTime(text.trim());
          if (read?.hasZone && read.hasTime) return new Date(read.at);
          const complaint = read?.hasTime ? 'has no zone: add one, such as Z or +02:00' : notATime;
          context.addIssue({ code: 'custom', message: complaint });
          return z.NEVER;
        })
        .refine((at) => at.getUTCFullYear() >= 2000, { error: 'is before the year 2000' })
        .describe(
          'The time of the DNS query: ISO 8601 with a zone, such as `2026-03-01T12:00:00Z`. Also accepted: zones such as `+0200` and `+02`, and a space instead of `T`.',
        ),
      domain: z
        .string({ error: missingOr('is not text') })
        .transform((text, context) => {
          const read = parseAskedName(text);
          if ('domain' in read) return read.domain;
          context.addIssue({ code: 'custom', message: read.complaint });
          return z.NEVER;
        })
        .describe(
          'The queried name: in Unicode, in Punycode, or in presentation format (`\\208\\191.example`); or an IP address.',
        ),
      company: companySchema.nullish().transform((company) => company ?? null),
      verdict: z
        .string({ error: 'is not text' })
        .max(longest, tooLong)
        .nullish()
        .transform((text) => plainText(text ?? '').toLowerCase() || null)
        .refine((word) => word === null || word.length <= 64, { error: 'is longer than 64 characters' })
        .describe('blocked, malicious, suspicious, permitted, or the sender’s own word.'),
      reasons: textList(`Why it was blocked. The first ${reasonsKept} are kept.`),
      deviceName: optionalText('The device that sent the query.'),
      clientAddress: optionalText('The address that sent the query.'),
      processName: optionalText('The program that sent the query.'),
      user: optionalText('Who was signed in: a login or an e-mail address.'),
      queryType: optionalText('A, AAAA, HTTPS, …').transform((type) => type?.toUpperCase() ?? null),
      policy: optionalText('The policy that blocked it.'),
      threatLevel: optionalText('The severity, in the sender’s words.'),
      domainAgeDays: z
        .union([z.number(), z.string().max(20)], { error: 'is not a number' })
        .nullish()
        .transform(parseAge)
        .describe(
          `How many days ago the domain was registered, up to ${oldestDomainDays}. Else it is left out.`,
        ),
      registrar: optionalText('The registrar of the domain.'),
      categories: textList('The categories of the domain.'),
      lists: textList('The lists that name the domain.'),
    },
    { error: 'is not an object' },
  )
  .meta({ id: 'WebhookItem' });

export type Item = z.output<typeof itemSchema>;

export function parseReasons(reasons: readonly string[] | null | undefined): string[] {
  const texts = (reasons ?? []).map((reason) => cutText(plainText(reason), reasonLimit)).filter(Boolean);
  return [...new Set(texts)].slice(0, reasonsKept);
}
