import { z } from 'zod';
import { parsePath } from './path.ts';

/** The fields of a detection that a mapping may set, in the order of the form. */
export const mappedFields = [
  'id',
  'occurredAt',
  'domain',
  'companyId',
  'companyName',
  'verdict',
  'reasons',
  'deviceName',
  'clientAddress',
  'processName',
  'user',
  'queryType',
  'policy',
  'threatLevel',
  'domainAgeDays',
  'registrar',
  'categories',
  'lists',
] as const;

export type MappedField = (typeof mappedFields)[number];

const textSchema = z.string().min(1).max(255);

const pathSchema = z.string().superRefine((text, context) => {
  const read = parsePath(text);
  if (!read.ok) context.addIssue({ code: 'custom', message: read.problem.message });
});

const valueSchema = z
  .strictObject({
    path: pathSchema.optional().describe('A JSONPath (RFC 9535) into the item, such as $.labels.domain.'),
    constant: textSchema.optional().describe('Used if there is no path, or no value at the path.'),
    values: z
      .record(textSchema, z.string().max(255))
      .refine((values) => Object.keys(values).length <= 200, 'has more than 200 entries')
      .optional()
      .describe('The replacement for a value, in any letter case. Other values do not change.'),
  })
  .refine(({ path, constant }) => path !== undefined || constant !== undefined, {
    error: 'needs a path or a constant',
  })
  .meta({ id: 'MappedField' });

export type MappedValue = z.output<typeof valueSchema>;

const conditionFields = {
  path: pathSchema,
  in: z
    .array(z.union([z.string().max(255), z.number(), z.boolean()]))
    .min(1)
    .max(100)
    .describe('True if one of these is at the path, in any letter case.'),
};

/** How the JSON of a product becomes detections. */
export const mappingSchema = z
  .strictObject({
    items: pathSchema
      .optional()
      .describe(
        'Where the items are, such as $.alerts[*]. Without it: each element of a list, or the whole body.',
      ),
    only: z
      .array(z.strictObject(conditionFields))
      .max(5)
      .default([])
      .describe('All of these must be true of an item. Other items are ignored and counted.'),
    over: z
      .strictObject({
        ...conditionFields,
        at: pathSchema.optional().describe('When it ended. Without a value: now.'),
      })
      .optional()
      .describe('If this is true, the item reports that the incident has ended. It opens none.'),
    fields: z
      .strictObject(
        Object.fromEntries(mappedFields.map((field) => [field, valueSchema.optional()])) as Record<
          MappedField,
          z.ZodOptional<typeof valueSchema>
        >,
      )
      .refine(({ domain, occurredAt }) => domain !== undefined && occurredAt !== undefined, {
        error: 'needs at least “domain” and “occurredAt”',
      }),
  })
  .meta({ id: 'FieldMapping' });

export type Mapping = z.output<typeof mappingSchema>;
