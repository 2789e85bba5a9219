import { z } from 'zod';

export const customFieldBody = z.strictObject({
  caption: z.string().min(1).max(200).optional(),
  type: z
    .enum([
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
      'Password',
      'Button',
    ])
    .optional(),
  entry: z.enum(['EntryField', 'List', 'Option', 'Date']).optional(),
  decimals: z.number().int().min(0).max(9).optional(),
  required: z.boolean().optional(),
  readOnly: z.boolean().optional(),
  options: z.array(z.strictObject({ text: z.string(), inactive: z.boolean().default(false) })).optional(),
  screen: z.string().max(100).optional(),
  /** Where it is shown; empty: everywhere. */
  locationIds: z.array(z.number().int()).optional(),
});

type Given = z.infer<typeof customFieldBody>;

/** A user-defined field as the sandbox keeps it. */
export type CustomField = { readonly id: number } & { [K in keyof Given]-?: NonNullable<Given[K]> };

export interface CustomValue {
  readonly id: number;
  readonly value: unknown;
}

/** The screen whose fields tickets have; what ConnectWise calls it is not documented. */
export const ticketScreen = 'Service Ticket';

export const mainLocation = 11;
export const locationOf = (board: { readonly locationId?: number } | undefined): number =>
  board?.locationId ?? mainLocation;

const blank: Omit<CustomField, 'id'> = {
  caption: 'New field',
  type: 'Text',
  entry: 'EntryField',
  decimals: 0,
  required: false,
  readOnly: false,
  options: [],
  screen: ticketScreen,
  locationIds: [],
};

export const seededCustomFields = (): CustomField[] => [
  { ...blank, id: 301, caption: 'Security Reviewed', type: 'Checkbox' },
  { ...blank, id: 302, caption: 'Impacted Users', type: 'Number' },
  { ...blank, id: 303, caption: 'Change Reference' },
  {
    ...blank,
    id: 304,
    caption: 'Threat Level',
    entry: 'List',
    options: ['Low', 'Medium', 'High'].map((text) => ({ text, inactive: false })),
  },
  // Of another screen: tickets do not have it, though it is required there.
  { ...blank, id: 351, caption: 'CRM Contact ID', type: 'Number', screen: 'Contact', required: true },
];

export function addCustomField(fields: CustomField[], wanted: Given): CustomField {
  const field = { ...blank, ...wanted, id: Math.max(300, ...fields.map(({ id }) => id)) + 1 } as CustomField;
  fields.push(field);
  return field;
}
