import { z } from 'zod';

const text = z.string().max(200);

/** The Connection tab as typed. */
export const connectionBody = z.object({
  site: z.string().max(2000).describe('As it is typed: `na.myconnectwise.net`, or any address of it.'),
  companyId: text.describe('What is typed as “Company” when signing in to ConnectWise.'),
  publicKey: text,
  privateKey: z
    .string()
    .min(1)
    .max(1000)
    .optional()
    .describe(
      'Never shown again. Leave it out to keep the saved one: for the same site, company and public key.',
    ),
  clientId: z
    .string()
    .max(200)
    .nullable()
    .optional()
    .describe('null: the one of PICKET_CONNECTWISE_CLIENT_ID. Left out: as it was saved.'),
});
