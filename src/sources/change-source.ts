import type { Kysely } from 'kysely';
import type { Schema } from '../platform/database/schema.ts';
import { transaction } from '../platform/database/transaction.ts';
import { actorOf, type Principal } from '../platform/http/principal.ts';
import type { Keyring } from '../platform/secrets/keyring.ts';
import { recordAudit } from '../platform/settings/audit.ts';
import type { Clock } from '../platform/values/clock.ts';
import { refuse } from '../platform/values/problem.ts';
import type { RandomBytes } from '../platform/values/random.ts';
import { sourceProblems } from './problems.ts';
import { invalidSource, readApiKey, readSettings } from './settings.ts';
import { auditedSource, type SourceKind, secretContext } from './source.ts';
import { insertSource, lockSource, type SourceRow, updateSource } from './store.ts';
import {
  newWebhookSecrets,
  readSecrets,
  rotatedSecrets,
  type ShownSecret,
  type WebhookSecrets,
  writeSecrets,
} from './webhook/secrets.ts';

export interface ChangeDeps {
  readonly db: Kysely<Schema>;
  readonly keyring: Pick<Keyring, 'seal' | 'unseal'>;
  readonly clock: Clock;
  readonly random: RandomBytes;
}

export interface SourceFields {
  readonly name?: string | undefined;
  readonly enabled?: boolean | undefined;
  readonly config?: Record<string, unknown> | undefined;
  readonly apiKey?: string | undefined;
}

const noApiKey = () =>
  invalidSource({ pointer: '/apiKey', detail: 'A webhook has no API key. Picket creates its secret.' });

/** Creates a source. The secrets of a webhook are shown only now; an API key is never shown. */
export async function createSource(
  { db, keyring, clock, random }: ChangeDeps,
  kind: SourceKind,
  name: string,
  { config = {}, apiKey }: SourceFields,
  by: Principal,
): Promise<{ row: SourceRow; shown: ShownSecret | null }> {
  const now = clock.now();
  const settings = readSettings(kind, config);
  if (kind === 'webhook' && apiKey !== undefined) throw noApiKey();
  const webhook = kind === 'webhook' ? newWebhookSecrets(random) : null;
  const secret = webhook === null ? readApiKey(apiKey) : writeSecrets(webhook.secrets);
  const row = await uniqueName(name, () =>
    transaction(db, async (tx) => {
      const made = await insertSource(
        tx,
        {
          kind,
          name,
          config: settings,
          secret: keyring.seal(secret, secretContext),
          nextPollAt: kind === 'hyas' ? now : null,
        },
        now,
      );
      await recordAudit(tx, {
        at: now,
        actor: actorOf(by),
        action: 'source.made',
        subject: `source:${made.id}`,
        after: auditedSource(made),
      });
      return made;
    }),
  );
  return { row, shown: webhook?.shown ?? null };
}

/**
 * Changes the given fields of a source. A polled source is read again at once, unless only its name changed.
 *
 * @throws 404, 409 for a name that is taken, 422 for invalid fields.
 */
export async function changeSource(
  { db, keyring, clock }: ChangeDeps,
  id: number,
  fields: SourceFields,
  by: Principal,
): Promise<SourceRow> {
  const now = clock.now();
  return uniqueName(fields.name ?? '', () =>
    transaction(db, async (tx) => {
      const before = await lockSource(tx, id);
      if (before === undefined) throw refuse('not_found', sourceProblems.notFound(id));
      const kind = before.kind as SourceKind;
      if (kind === 'webhook' && fields.apiKey !== undefined) throw noApiKey();
      const config = fields.config && readSettings(kind, fields.config, before.config);
      if (config && config.baseUrl !== before.config.baseUrl && fields.apiKey === undefined)
        throw invalidSource({
          pointer: '/apiKey',
          detail: 'Enter the API key again: Picket does not send a saved key to another address.',
        });
      const enabled = fields.enabled ?? before.enabled;
      const anew = config !== undefined || fields.apiKey !== undefined || enabled !== before.enabled;
      const after = await updateSource(
        tx,
        id,
        {
          enabled,
          ...(fields.name === undefined ? {} : { name: fields.name }),
          ...(config === undefined ? {} : { config }),
          ...(fields.apiKey === undefined
            ? {}
            : { secret: keyring.seal(readApiKey(fields.apiKey), secretContext) }),
          ...(anew ? { restartAt: enabled && kind === 'hyas' ? now : null } : {}),
        },
        now,
      );
      await recordAudit(tx, {
        at: now,
        actor: actorOf(by),
        action: 'source.changed',
        subject: `source:${id}`,
        before: auditedSource(before),
        after: { ...auditedSource(after), ...(fields.apiKey === undefined ? {} : { apiKey: 'replaced' }) },
      });
      return after;
    }),
  );
}

/**
 * Gives a webhook new secrets, which are shown only now. The present ones stay valid for 24 hours, unless they
 * are revoked.
 */
export async function rotateSecret(
  { db, keyring, clock, random }: ChangeDeps,
  id: number,
  { revokeOld }: { revokeOld: boolean },
  by: Principal,
): Promise<ShownSecret> {
  const now = clock.now();
  return transaction(db, async (tx) => {
    const source = await lockSource(tx, id);
    if (source === undefined) throw refuse('not_found', sourceProblems.notFound(id));
    if (source.kind !== 'webhook') throw refuse('invalid', sourceProblems.noSecretToRotate(source.name));
    const known = openSecrets(keyring, source);
    const { secrets, shown } =
      known === null ? newWebhookSecrets(random) : rotatedSecrets(known, { now, random, revokeOld });
    await updateSource(tx, id, { secret: keyring.seal(writeSecrets(secrets), secretContext) }, now);
    await recordAudit(tx, {
      at: now,
      actor: actorOf(by),
      action: 'source.secret_rotated',
      subject: `source:${id}`,
      after: { oldValidUntil: secrets.previous?.until ?? null },
    });
    return shown;
  });
}

/** Null if they cannot be decrypted because Picket's key changed: new secrets fix exactly that. */
function openSecrets(keyring: ChangeDeps['keyring'], source: SourceRow): WebhookSecrets | null {
  if (source.secret === null) return null;
  try {
    return readSecrets(keyring.unseal(source.secret, secretContext));
  } catch {
    return null;
  }
}

async function uniqueName<T>(name: string, change: () => Promise<T>): Promise<T> {
  try {
    return await change();
  } catch (error) {
    const { code, constraint } = error as { code?: unknown; constraint?: unknown };
    // unique_violation (PostgreSQL manual, appendix A).
    if (code === '23505' && constraint === 'source_name_key')
      throw refuse('conflict', sourceProblems.nameTaken(name));
    throw error;
  }
}
