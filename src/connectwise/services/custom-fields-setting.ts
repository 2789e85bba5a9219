import { z } from 'zod';
import { problemSchema } from '../../platform/settings/problem-schema.ts';
import type { Setting } from '../../platform/settings/store.ts';

/**
 * The types of fields that Picket can fill, by their names in ConnectWise. Not: Button, and Password, which nobody may
 * read.
 */
export const fieldTypes = [
  'Text',
  'TextArea',
  'Number',
  'Percent',
  'Currency',
  'Checkbox',
  'Date',
  'Hyperlink',
  'IPAddress',
  'PhoneNumber',
] as const;
export type FieldType = (typeof fieldTypes)[number];

/** In characters. ConnectWise documents no limits: these are what its own screens accept. */
export const longestValues: Readonly<Record<'Text' | 'TextArea' | 'Hyperlink', number>> = {
  Text: 100,
  TextArea: 1_000,
  Hyperlink: 1_000,
};

export const longestTemplate = 2_000;
export const mostFields = 100;
export const mostBoards = 200;
const mostOptions = 500;

export const fieldIdSchema = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);

/** The properties of a field, from its definition in ConnectWise or as an administrator entered them. */
export const fieldFacts = {
  caption: z.string().min(1).max(200),
  type: z.enum(fieldTypes),
  decimals: z.number().int().min(0).max(10).nullable().describe('Of a number; null: any.'),
  options: z
    .array(z.string().max(1_000))
    .max(mostOptions)
    .nullable()
    .describe('The values that a list offers; null: any value.'),
  required: z
    .boolean()
    .describe('A ticket without a value is held. Otherwise, a value that is not valid is left out.'),
};

export const fieldValues = {
  value: z.string().min(1).max(longestTemplate).describe('The value, or a Liquid template that gives it.'),
  fallback: z
    .string()
    .min(1)
    .max(1_000)
    .nullable()
    .describe('The value to send when the template gives none, or one that is not valid; null: none.'),
};

export const customFieldSchema = z
  .object({
    id: fieldIdSchema,
    ...fieldFacts,
    ...fieldValues,
    manual: z.boolean().describe('Entered by hand: ConnectWise did not list it to Picket.'),
    problem: problemSchema.nullable().describe('Set while the field or its value cannot be used.'),
  })
  .meta({ id: 'CustomField' });

export type CustomField = z.infer<typeof customFieldSchema>;

export const boardFieldsSchema = z
  .object({
    boardId: z.number().int().positive(),
    boardName: z.string(),
    fields: z.array(customFieldSchema).max(mostFields),
  })
  .meta({ id: 'BoardCustomFields' });

const schema = z
  .object({ boards: z.array(boardFieldsSchema).max(mostBoards) })
  .meta({ id: 'CustomFieldSettings' });

export type CustomFieldSettings = z.infer<typeof schema>;

/** The values of custom fields on new tickets, by board. */
export const customFieldSettings: Setting<CustomFieldSettings> = {
  name: 'custom_fields',
  schema,
  initial: { boards: [] },
};

export const fieldsOfBoard = ({ boards }: CustomFieldSettings, boardId: number): readonly CustomField[] =>
  boards.find((board) => board.boardId === boardId)?.fields ?? [];

/** Without Liquid, the value is the same for every ticket. */
export const isTemplate = (value: string): boolean => /\{\{|\{%/.test(value);
