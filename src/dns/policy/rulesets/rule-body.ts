import { z } from 'zod';
import { timeZoneSchema } from '../../../platform/http/time-schema.ts';
import { plainText } from '../../../platform/values/text.ts';
import { types } from '../../wire/constants.ts';
import type { RuleConditions } from '../model.ts';
import { readName } from '../read-name.ts';
import { readNetwork } from '../read-network.ts';

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const most = 200;

/** A text that `read` accepts, in canonical form. Answers have the same schema, so it is not a transform. */
const written = (read: (text: string) => string | null, advice: string) =>
  z
    .string()
    .overwrite((text) => read(text.trim()) ?? text)
    .refine((text) => read(text) !== null, advice);

const label = /^[a-z0-9_*](?:[a-z0-9_*-]*[a-z0-9_*])?$/;
const isPattern = (text: string) =>
  text.length <= 253 && text.split('.').every((part) => part.length <= 63 && label.test(part));

const patternSchema = written((text) => {
  const pattern = text.toLowerCase().replace(/\.$/, '');
  return isPattern(pattern) ? pattern : null;
}, 'must be a name in which * stands for any characters of a label, such as ads-*.example');

const typeSchema = written(
  (text) => (typeNumber(text.toUpperCase()) === null ? null : text.toUpperCase()),
  'must be a query type, such as AAAA or TYPE65',
);

/** The number of a query type: `AAAA`, or `TYPE65` (RFC 3597 §5). */
export function typeNumber(name: string): number | null {
  const known = Object.entries(types).find(([text]) => text === name)?.[1];
  if (known !== undefined) return known;
  const number = Number(/^TYPE(\d{1,5})$/.exec(name)?.[1] ?? Number.NaN);
  return number <= 65_535 ? number : null;
}

const timeSchema = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 22:00');

const conditionsSchema = z
  .object({
    names: z
      .array(
        z.object({
          pattern: patternSchema,
          reach: z.enum(['exact', 'with_below', 'only_below']).default('with_below'),
        }),
      )
      .max(most)
      .default([])
      .describe('`*` stands for any characters inside one label.'),
    tlds: z
      .array(written((text) => readName(text.replace(/^\./, '')).name, 'must be a top-level domain'))
      .max(most)
      .default([]),
    categories: z.array(z.string().max(64)).max(most).default([]).describe('The name is in one of them.'),
    types: z.array(typeSchema).max(most).default([]).describe('Query types: `A`, `AAAA`, `TXT`, `TYPE65`.'),
    networks: z
      .array(written((text) => readNetwork(text).network, 'must be an IP network'))
      .max(most)
      .default([])
      .describe('The client’s address is in one of them.'),
    devices: z.array(z.string().min(1).max(100)).max(most).default([]).describe('Names of devices.'),
    windows: z
      .array(
        z.object({
          days: z.array(z.enum(weekdays)).min(1).max(7).describe('On which it begins.'),
          from: timeSchema,
          to: timeSchema.describe('On the next day if it is not after `from`.'),
          timeZone: timeZoneSchema,
        }),
      )
      .max(20)
      .default([])
      .describe('Times of the week.'),
  })
  .describe('All that are given must hold; of each list, one. Without any, the rule holds for every query.');

export const ruleBodySchema = z
  .object({
    id: z.number().int().positive().optional().describe('Of an existing rule; without it, a new one.'),
    name: z.string().overwrite(plainText).min(1).max(100),
    when: conditionsSchema,
    action: z
      .enum(['nxdomain', 'nodata', 'refused', 'allow', 'watch'])
      .describe('How it is blocked, or `allow`, or `watch`: answered and recorded.'),
    overridesGuard: z.boolean().default(false).describe('It holds also for names on the guard list.'),
    locked: z.boolean().default(false).describe('Of the MSP: no company can weaken it.'),
    enabled: z.boolean().default(true),
  })
  .meta({ id: 'DnsRule' });

export type RuleBody = z.infer<typeof ruleBodySchema>;

/** The conditions in the form of the compiler. An empty list means no condition. */
export function toConditions({
  names,
  tlds,
  categories,
  types: asked,
  networks,
  devices,
  windows,
}: RuleBody['when']): RuleConditions {
  const given = <T>(list: readonly T[]) => (list.length === 0 ? null : list);
  return {
    names: given(names),
    tlds: given(tlds),
    categories: given(categories),
    types: given(asked.flatMap((name) => typeNumber(name) ?? [])),
    clients: networks.length + devices.length === 0 ? null : { networks, devices },
    windows: given(
      windows.map(({ days, from, to, timeZone: zone }) => ({
        days: days.map((day) => weekdays.indexOf(day)),
        from: minutes(from),
        to: minutes(to),
        zone,
      })),
    ),
  };
}

function minutes(time: string): number {
  const [hours = 0, rest = 0] = time.split(':').map(Number);
  return hours * 60 + rest;
}
