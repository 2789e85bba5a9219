import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../../platform/database/schema.ts';
import type { MailServer } from '../../platform/outbound/mail.ts';
import type { Keyring } from '../../platform/secrets/keyring.ts';
import { channelSecretContext } from '../../platform/secrets/notification-contexts.ts';
import { problemSchema } from '../../platform/settings/problem-schema.ts';
import { plainText } from '../../platform/values/text.ts';
import { chosenEventsSchema } from './events.ts';
import { quietSchema } from './quiet.ts';

export const channelKinds = ['email', 'teams', 'slack', 'webhook'] as const;
export type ChannelKind = (typeof channelKinds)[number];

const mailAddress = z.email({ error: 'is not an e-mail address' }).max(254);

/** The settings of an e-mail channel, without its password. */
export const mailSchema = z.object({
  host: z
    .string()
    .regex(/^[A-Za-z0-9]([A-Za-z0-9.:-]*[A-Za-z0-9])?$/, 'is not a host name or address')
    .max(253)
    .describe('The SMTP server.'),
  port: z.number().int().min(1).max(65_535).describe('Usually 587 with starttls, 465 with tls.'),
  security: z
    .enum(['starttls', 'tls', 'none'])
    .describe('starttls: encrypted before anything is sent; tls: from the start; none: in clear.'),
  user: z.string().min(1).max(320).nullable().describe('null: the server needs no sign-in.'),
  from: mailAddress,
  to: z.array(mailAddress).min(1).max(50),
});

export type MailSettings = z.infer<typeof mailSchema>;

/** The part of a channel’s destination that is stored in clear. */
export const configSchema = z.union([
  z.object({ mail: mailSchema }),
  z.object({ host: z.string().describe('Of the address, which itself is a secret.') }),
]);

/** The part that is stored encrypted. */
const secretSchema = z.object({
  url: z.string().optional(),
  password: z.string().optional(),
  /** `whsec_…` (Standard Webhooks). */
  signing: z.string().optional(),
});

export type ChannelSecret = z.infer<typeof secretSchema>;

export const channelFields = {
  name: z.string().transform(plainText).pipe(z.string().min(1).max(100)),
  enabled: z.boolean(),
  events: chosenEventsSchema,
  quiet: quietSchema.nullable().describe('Hours in which nothing is sent; null: none.'),
  mostPerHour: z
    .number()
    .int()
    .min(1)
    .max(240)
    .describe('Messages per hour. What comes on top waits, and goes out as one message.'),
  mail: mailSchema.describe('For the kind email.'),
  url: z
    .string()
    .min(1)
    .max(2000)
    .describe('For Teams, Slack and webhooks: the address to post to. Picket never shows it again.'),
  password: z
    .string()
    .min(1)
    .max(1000)
    .describe('For the kind email: the password of the user. Picket never shows it again.'),
};

export const usualMostPerHour = 12;

export const channelSchema = z
  .object({
    id: z.number(),
    kind: z.enum(channelKinds),
    name: z.string(),
    enabled: z.boolean(),
    destination: z.string().describe('The recipients, or the host of the address.'),
    mail: mailSchema.nullable().describe('null unless its kind is email.'),
    hasPassword: z.boolean(),
    events: chosenEventsSchema,
    quiet: quietSchema.nullable(),
    mostPerHour: z.number(),
    problem: problemSchema.nullable().describe('Why the last message could not be delivered.'),
    problemSince: z.iso.datetime().nullable(),
    lastSentAt: z.iso.datetime().nullable(),
    waiting: z.number().int().describe('Messages that are not delivered yet.'),
    createdAt: z.iso.datetime(),
    createdBy: z.string(),
  })
  .meta({ id: 'NotificationChannel' });

export type ChannelView = z.infer<typeof channelSchema>;
export type ChannelRow = Selectable<Schema['notification_channel']>;

/** The stored settings, parsed by their schemas. */
export function settingsOf(row: ChannelRow) {
  const config = configSchema.parse(row.config);
  return {
    // Only values of `channelKinds` are written.
    kind: row.kind as ChannelKind,
    mail: 'mail' in config ? config.mail : null,
    host: 'mail' in config ? config.mail.host : config.host,
    events: chosenEventsSchema.parse(row.events),
    quiet: quietSchema.nullable().parse(row.quiet),
  };
}

export function viewChannel(row: ChannelRow, hasPassword: boolean, waiting: number): ChannelView {
  const { kind, mail, host, events, quiet } = settingsOf(row);
  return {
    id: row.id,
    kind,
    name: row.name,
    enabled: row.enabled,
    destination: mail === null ? host : mail.to.join(', '),
    mail,
    hasPassword,
    events,
    quiet,
    mostPerHour: row.most_per_hour,
    problem: row.problem,
    problemSince: row.problem_since?.toISOString() ?? null,
    lastSentAt: row.last_sent_at?.toISOString() ?? null,
    waiting,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by,
  };
}

/** The destination of a channel, decrypted. */
export type Destination =
  | ({ readonly kind: 'email' } & MailServer & Pick<MailSettings, 'from' | 'to'>)
  | { readonly kind: 'teams' | 'slack'; readonly url: string }
  | { readonly kind: 'webhook'; readonly url: string; readonly signing: string };

export const openSecret = (keyring: Pick<Keyring, 'unseal'>, { secret }: ChannelRow): ChannelSecret =>
  secretSchema.parse(JSON.parse(keyring.unseal(secret, channelSecretContext)));

export const sealSecret = (keyring: Pick<Keyring, 'seal'>, secret: ChannelSecret): string =>
  keyring.seal(JSON.stringify(secret), channelSecretContext);

/** Throws a problem if Picket’s key cannot decrypt it. */
export function destinationOf(row: ChannelRow, keyring: Pick<Keyring, 'unseal'>): Destination {
  const { kind, mail } = settingsOf(row);
  const { url = '', password = null, signing = '' } = openSecret(keyring, row);
  if (mail !== null) return { kind: 'email', ...mail, password };
  return kind === 'webhook' ? { kind, url, signing } : { kind: kind === 'slack' ? 'slack' : 'teams', url };
}
