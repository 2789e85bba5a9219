import { type Kysely, sql } from 'kysely';
import { json } from '../../platform/database/json.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { actorOf, type Principal } from '../../platform/http/principal.ts';
import type { Keyring } from '../../platform/secrets/keyring.ts';
import { recordAudit } from '../../platform/settings/audit.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { refuse } from '../../platform/values/problem.ts';
import type { RandomBytes } from '../../platform/values/random.ts';
import { addressComplaint } from './address.ts';
import {
  type ChannelKind,
  type ChannelRow,
  type ChannelSecret,
  type MailSettings,
  openSecret,
  sealSecret,
  settingsOf,
  usualMostPerHour,
} from './channel.ts';
import { type ChosenEvents, usualEvents } from './events.ts';
import { notificationProblems as problems } from './problems.ts';
import type { QuietHours } from './quiet.ts';
import { newSigningSecret } from './send/webhook.ts';

export interface ChannelDeps {
  readonly db: Kysely<Schema>;
  readonly keyring: Pick<Keyring, 'seal' | 'unseal'>;
  readonly clock: Clock;
  readonly random: RandomBytes;
}

/** The fields that a person enters. */
export interface ChannelFields {
  readonly name?: string | undefined;
  readonly enabled?: boolean | undefined;
  readonly events?: ChosenEvents | undefined;
  readonly quiet?: QuietHours | null | undefined;
  readonly mostPerHour?: number | undefined;
  readonly mail?: MailSettings | undefined;
  readonly url?: string | undefined;
  readonly password?: string | undefined;
}

const invalid = (field: string, detail: string) =>
  refuse('invalid', problems.invalid(1), [{ in: 'body', pointer: `/${field}`, detail }]);

/** Adds a channel. The signing secret of a webhook is returned only now. */
export async function addChannel(
  { db, keyring, clock, random }: ChannelDeps,
  kind: ChannelKind,
  fields: ChannelFields & { readonly name: string },
  by: Principal,
): Promise<{ readonly id: number; readonly signing: string | null }> {
  const { mail } = fields;
  refuseOfOtherKind(kind, fields);
  if (kind === 'email' && mail === undefined) throw invalid('mail', 'The mail server is missing.');
  const url = kind === 'email' ? undefined : parseAddress(kind, fields.url);
  const signing = kind === 'webhook' ? newSigningSecret(random) : null;
  const at = clock.now();
  const secret = secretOf({ url: url?.href, password: fields.password, signing: signing ?? undefined });
  const id = await transaction(db, async (tx) => {
    await refuseTakenName(tx, fields.name, 0);
    const row = await tx
      .insertInto('notification_channel')
      .values({
        kind,
        name: fields.name,
        enabled: fields.enabled ?? true,
        config: json(url === undefined ? { mail } : { host: url.host }),
        secret: sealSecret(keyring, secret),
        events: json(fields.events ?? usualEvents),
        quiet: fields.quiet == null ? null : json(fields.quiet),
        most_per_hour: fields.mostPerHour ?? usualMostPerHour,
        created_at: at,
        created_by: actorOf(by),
        updated_at: at,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await recordAudit(tx, {
      at,
      actor: actorOf(by),
      action: 'notification_channel.added',
      subject: `notification_channel:${row.id}`,
      after: audited(row),
    });
    return row.id;
  });
  return { id, signing };
}

/**
 * Changes the given fields. With `newSigningSecret`, a webhook gets a new secret, and the previous one ends at once.
 */
export async function changeChannel(
  { db, keyring, clock, random }: ChannelDeps,
  id: number,
  fields: ChannelFields,
  by: Principal,
  { rotate = false }: { readonly rotate?: boolean } = {},
): Promise<{ readonly signing: string | null }> {
  const at = clock.now();
  return transaction(db, async (tx) => {
    const before = await lockChannel(tx, id);
    const { kind, mail: formerMail } = settingsOf(before);
    refuseOfOtherKind(kind, fields);
    if (rotate && kind !== 'webhook') throw refuse('invalid', problems.notAWebhook());
    if (fields.name !== undefined) await refuseTakenName(tx, fields.name, id);
    const url = fields.url === undefined ? undefined : parseAddress(kind, fields.url);
    const former = openSecret(keyring, before);
    if (
      goesElsewhere(formerMail, fields.mail) &&
      former.password !== undefined &&
      fields.password === undefined
    )
      throw invalid(
        'password',
        'Enter the password again: Picket does not send a saved password to another server or in another way.',
      );
    const signing = rotate ? newSigningSecret(random) : null;
    // Without a user there is no sign-in.
    const keepsPassword = (fields.mail ?? formerMail)?.user !== null;
    const secret = secretOf({
      url: url?.href ?? former.url,
      password: fields.password ?? (keepsPassword ? former.password : undefined),
      signing: signing ?? former.signing,
    });
    const changesWay = url !== undefined || fields.mail !== undefined || fields.password !== undefined;
    const after = await tx
      .updateTable('notification_channel')
      .set({
        ...(fields.name === undefined ? {} : { name: fields.name }),
        ...(fields.enabled === undefined ? {} : { enabled: fields.enabled }),
        ...(fields.events === undefined ? {} : { events: json(fields.events) }),
        ...(fields.quiet === undefined ? {} : { quiet: fields.quiet === null ? null : json(fields.quiet) }),
        ...(fields.mostPerHour === undefined ? {} : { most_per_hour: fields.mostPerHour }),
        ...(fields.mail === undefined ? {} : { config: json({ mail: fields.mail }) }),
        ...(url === undefined ? {} : { config: json({ host: url.host }) }),
        ...(changesWay ? { problem: null, problem_since: null } : {}),
        secret: sealSecret(keyring, secret),
        updated_at: at,
      })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
    // Waiting messages are sent to the new destination at once.
    if (changesWay)
      await tx
        .updateTable('notification')
        .set({ next_attempt_at: at })
        .where('channel_id', '=', id)
        .where('state', '=', 'queued')
        .execute();
    await recordAudit(tx, {
      at,
      actor: actorOf(by),
      action: rotate ? 'notification_channel.secret_rotated' : 'notification_channel.changed',
      subject: `notification_channel:${id}`,
      before: audited(before),
      after: { ...audited(after), ...replaced(fields) },
    });
    return { signing };
  });
}

export async function deleteChannel({ db, clock }: ChannelDeps, id: number, by: Principal): Promise<void> {
  await transaction(db, async (tx) => {
    const before = await lockChannel(tx, id);
    await tx.deleteFrom('notification_channel').where('id', '=', id).execute();
    await recordAudit(tx, {
      at: clock.now(),
      actor: actorOf(by),
      action: 'notification_channel.deleted',
      subject: `notification_channel:${id}`,
      before: audited(before),
    });
  });
}

function refuseOfOtherKind(kind: ChannelKind, { mail, url, password }: ChannelFields): void {
  const isMail = kind === 'email';
  if (isMail && url !== undefined) throw invalid('url', 'An e-mail channel has no address to post to.');
  if (!isMail && mail !== undefined) throw invalid('mail', 'Only the kind email has a mail server.');
  if (!isMail && password !== undefined) throw invalid('password', 'Only the kind email has a password.');
}

/** Whether a saved password would be sent to another server, or with other security. */
export const goesElsewhere = (before: MailSettings | null, after: MailSettings | undefined): boolean =>
  before !== null &&
  after !== undefined &&
  after.user !== null &&
  (['host', 'port', 'security'] as const).some((key) => before[key] !== after[key]);

/** @throws `invalid` for an invalid or forbidden address. */
function parseAddress(kind: ChannelKind, written: string | undefined): URL {
  const text = written?.trim() ?? '';
  if (text === '') throw invalid('url', 'The address is missing.');
  const complaint = addressComplaint(kind, text);
  if (complaint !== null) throw invalid('url', complaint);
  return new URL(text);
}

/** Without missing parts. */
const secretOf = (parts: { readonly [K in keyof ChannelSecret]: string | undefined }): ChannelSecret =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));

const replaced = ({ url, password }: ChannelFields) => ({
  ...(url === undefined ? {} : { url: 'replaced' }),
  ...(password === undefined ? {} : { password: 'replaced' }),
});

/** The channel for the audit trail, without secrets. */
function audited(row: ChannelRow) {
  const { kind, mail, host, events, quiet } = settingsOf(row);
  const { name, enabled, most_per_hour: mostPerHour } = row;
  return { kind, name, enabled, ...(mail === null ? { host } : { mail }), events, quiet, mostPerHour };
}

async function lockChannel(tx: Kysely<Schema>, id: number): Promise<ChannelRow> {
  const row = await tx
    .selectFrom('notification_channel')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw refuse('not_found', problems.notFound(id));
  return row;
}

async function refuseTakenName(tx: Kysely<Schema>, name: string, own: number): Promise<void> {
  const taken = await tx
    .selectFrom('notification_channel')
    .select('id')
    .where(sql<boolean>`lower(name) = lower(${name})`)
    .where('id', '!=', own)
    .executeTakeFirst();
  if (taken !== undefined) throw refuse('conflict', problems.nameTaken(name));
}
