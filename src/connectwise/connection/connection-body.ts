import { z } from 'zod';

const text = z.string().max(200);

/** The Connection tab as a person typed it. */
export const connectionBody = z.object({
  site: z.string().max(2000).describe('As typed: `na.myconnectwise.net`, or any URL on that host.'),
  companyId: text.describe('The “Company” that you type when you sign in to ConnectWise.'),
  publicKey: text,
  privateKey: z
    .string()
    .min(1)
    .max(1000)
    .optional()
    .describe(
      'Picket never shows it again. Omit it to keep the saved one: for the same site, company and public key.',
    ),
  clientId: z
    .string()
    .max(200)
    .nullable()
    .optional()
    .describe('null: PICKET_CONNECTWISE_CLIENT_ID. Omitted: the saved one.'),
});
