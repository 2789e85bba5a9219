import type { Kysely } from 'kysely';
import type { Schema } from '../platform/database/schema.ts';
import { transaction } from '../platform/database/transaction.ts';
import { actorOf, type Principal } from '../platform/http/principal.ts';
import type { Keyring } from '../platform/secrets/keyring.ts';
import { recordAudit } from '../platform/settings/audit.ts';
import type { Clock } from '../platform/values/clock.ts';
import { refuse } from '../platform/values/problem.ts';
import type { RandomBytes } from '../platform/values/random.ts';
import { type KindName, kindOf } from './index.ts';
import type { ShownSecret, SourceKind } from './kind.ts';
import { sourceProblems } from './problems.ts';
import { openSecret, secretContext } from './secret.ts';
import { invalidSource, parseApiKey, parseSettings } from './settings.ts';
import { auditedSource } from './source.ts';
import { insertSource, lockSource, type SourceRow, updateSource } from './store.ts';

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

/** @throws `invalid` for an API key if the kind does not use one. */
function refuseKey(secret: SourceKind['secret'], apiKey: string | undefined): void {
  if (secret.from === 'provider' || apiKey === undefined) return;
  const detail = secret.from === 'picket' ? secret.noKey : 'It needs no API key: it is a part of Picket.';
  throw invalidSource({ pointer: '/apiKey', detail });
}

/** Creates a source. A secret that Picket generates is returned only now; an API key is never shown. */
export async function createSource(
  { db, keyring, clock, random }: ChangeDeps,
  kind: KindName,
  name: string,
  { config = {}, apiKey }: SourceFields,
  by: Principal,
): Promise<{ row: SourceRow; shown: ShownSecret | null }> {
  const now = clock.now();
  const { schema, secret, start } = kindOf(kind);
  const settings = parseSettings(schema, config);
  refuseKey(secret, apiKey);
  if (secret.from === 'nobody') throw refuse('invalid', sourceProblems.partOfPicket(name));
  const made = secret.from === 'picket' ? secret.make(random) : { text: parseApiKey(apiKey), shown: null };
  const row = await uniqueName(name, () =>
    transaction(db, async (tx) => {
      const inserted = await insertSource(
        tx,
        {
          kind,
          name,
          config: settings,
          secret: keyring.seal(made.text, secretContext),
          nextPollAt: start.how === 'poll' ? now : null,
        },
        now,
      );
      await recordAudit(tx, {
        at: now,
        actor: actorOf(by),
        action: 'source.made',
        subject: `source:${inserted.id}`,
        after: auditedSource(inserted),
      });
      return inserted;
    }),
  );
  return { row, shown: made.shown };
}

/**
 * Changes the given fields of a source. A polled source is read again at once, unless only its name changed.
 *
 * @throws `not_found`, `conflict` for a name that is taken, `invalid` for invalid fields.
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
      const { schema, secret, start } = kindOf(before.kind);
      refuseKey(secret, fields.apiKey);
      if (start.how === 'built_in' && fields.enabled === false)
        throw refuse('conflict', sourceProblems.partOfPicket(before.name));
      const config = fields.config && parseSettings(schema, fields.config, before.config);
      const goesElsewhere =
        config && secret.from === 'provider' && secret.sentTo(config) !== secret.sentTo(before.config);
      if (goesElsewhere && fields.apiKey === undefined)
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
            : { secret: keyring.seal(parseApiKey(fields.apiKey), secretContext) }),
          ...(anew ? { restartAt: enabled && start.how === 'poll' ? now : null } : {}),
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
 * Gives a source a new secret, which is shown only now. The present one stays valid for 24 hours, unless it is
 * revoked.
 *
 * @throws `not_found`; `invalid` if its secret is not made by Picket.
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
    const { secret } = kindOf(source.kind);
    if (secret.from !== 'picket') throw refuse('invalid', sourceProblems.noSecretToRotate(source.name));
    const made = secret.rotate(presentSecret(keyring, source), { now, random, revokeOld });
    await updateSource(tx, id, { secret: keyring.seal(made.text, secretContext) }, now);
    await recordAudit(tx, {
      at: now,
      actor: actorOf(by),
      action: 'source.secret_rotated',
      subject: `source:${id}`,
      after: { oldValidUntil: made.oldValidUntil },
    });
    return made.shown;
  });
}

/** Null if it cannot be decrypted because Picket's key changed: a new secret fixes that. */
function presentSecret(keyring: ChangeDeps['keyring'], source: SourceRow): string | null {
  try {
    return openSecret(keyring, source);
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
