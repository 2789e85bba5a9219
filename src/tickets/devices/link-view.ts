import { z } from 'zod';
import { problemSchema } from '../../platform/settings/problem-schema.ts';

export const deviceStates = [
  'waiting',
  'sending',
  'unknown',
  'linked',
  'no_match',
  'several',
  'failed',
  'unlinked',
] as const;

const configurationSchema = z
  .object({
    id: z.number(),
    name: z.string(),
    url: z.string().describe('The configuration in ConnectWise.'),
  })
  .meta({ id: 'LinkedConfiguration' });

export const incidentConfigurationsSchema = z
  .object({
    state: z
      .enum(['on', 'off', 'not_permitted', 'no_ticket'])
      .describe(
        '`not_permitted`: the security role lacks a right, see `GET /api/v1/settings/rights`. `no_ticket`: ConnectWise has no ticket of it that could be linked.',
      ),
    connectwiseId: z.number().nullable().describe('The ticket that is linked.'),
    devices: z.array(
      z.object({
        device: z.string(),
        state: z.enum(deviceStates),
        configuration: configurationSchema.nullable(),
        foundBy: z
          .string()
          .nullable()
          .describe('`name`, `serial`, `address`, or who chose it: `pin`, `person`.'),
        candidates: z.array(configurationSchema).describe('With `several`: which ones match.'),
        problem: problemSchema.nullable(),
        chosenBy: z.string().nullable(),
        pinned: configurationSchema.nullable().describe('Remembered for this device by a person.'),
      }),
    ),
  })
  .meta({ id: 'IncidentConfigurations' });

export type IncidentConfigurations = z.infer<typeof incidentConfigurationsSchema>;

export const foundConfigurationsSchema = z
  .object({
    items: z.array(
      configurationSchema.extend({
        type: z.string().nullable(),
        serialNumber: z.string().nullable(),
        ipAddress: z.string().nullable(),
      }),
    ),
    more: z.boolean().describe('There are more: search for a longer part of the name.'),
  })
  .meta({ id: 'FoundConfigurations' });

export const pinSchema = z
  .object({
    id: z.number(),
    companyId: z.number(),
    companyName: z.string(),
    device: z.string(),
    configuration: configurationSchema,
    pinnedBy: z.string(),
    pinnedAt: z.iso.datetime(),
  })
  .meta({ id: 'DevicePin' });

export type PinView = z.infer<typeof pinSchema>;
