import { z } from 'zod';
import { apiError, type FieldError, type Refusal } from './errors.ts';
import { longest, type Member, type MemberKind, ticketMember } from './ticket-members.ts';

const referenceSchema = z.looseObject({
  id: z.number().int().optional(),
  identifier: z.string().optional(),
  name: z.string().optional(),
});

/** A reference to another record: by id, or by identifier or name. */
export type Reference = z.infer<typeof referenceSchema>;

/** Members with their canonical names and types. */
export type TicketBody = Readonly<Record<string, unknown>>;

/**
 * Parses a sent ticket, without checking whether its values make sense. Refuses anything but a JSON object, and unknown
 * members.
 */
export function parseTicketBody(text: string): TicketBody {
  const sent = parsedObject(text);
  const body: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(sent)) {
    const member = ticketMember(name);
    if (member === undefined) throw unknownMember(name, text);
    if (value === null || value === undefined) continue;
    body[member.name] = parseMember(member, value);
  }
  return body;
}

const kinds: Readonly<Record<MemberKind, z.ZodType>> = {
  string: z.string(),
  boolean: z.boolean(),
  number: z.number(),
  reference: referenceSchema,
  list: z.array(z.unknown()),
};

export function parseMember({ name, kind }: Member, value: unknown): unknown {
  const read = kinds[kind].safeParse(value);
  if (read.success) return read.data;
  throw apiError(400, `Error converting value ${JSON.stringify(value)} of the ticket. Path '${name}'.`);
}

/** Text that is too long or missing; ConnectWise reports all of it at once. */
export function textErrors(body: TicketBody): FieldError[] {
  const errors: FieldError[] = [];
  const { summary } = body;
  if (typeof summary !== 'string' || summary.trim() === '') errors.push(missing('summary'));
  for (const [field, limit] of Object.entries(longest)) {
    const value = body[field];
    if (typeof value === 'string' && value.length > limit) {
      const message = `The field ${field} must be a string with a maximum length of ${limit}.`;
      errors.push({ code: 'MaxLengthField', message, field });
    }
  }
  return errors;
}

export const missing = (field: string): FieldError => ({
  code: 'MissingRequiredField',
  message: `The ${field} field is required.`,
  field,
});

export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw apiError(400, 'The body is not JSON that can be read.');
  }
}

export function parsedObject(text: string): Record<string, unknown> {
  const value = parsedJson(text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw apiError(400, 'The body is not a JSON object.');
}

/** Worded like the real answer on record, the missing space included. */
export function unknownMember(name: string, text: string, type = 'Ticket'): Refusal {
  const before = text.slice(0, Math.max(0, text.indexOf(`"${name}"`)));
  const line = before.split('\n').length;
  const position = before.length - (before.lastIndexOf('\n') + 1) + name.length + 3;
  return apiError(
    400,
    `Could not find member '${name}' on object of type '${type}'. Path '${name}', line ${line}, position ${position}.` +
      'Check your accept header to make sure you are using the correct version.',
  );
}
