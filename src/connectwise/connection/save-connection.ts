import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import type { Keyring } from '../../platform/secrets/keyring.ts';
import { recordAudit } from '../../platform/settings/audit.ts';
import { type ChangeDeps, changing, type ReleaseChoice } from '../../platform/settings/change.ts';
import { loadSetting, writeSetting } from '../../platform/settings/store.ts';
import { type FieldError, refuse, unwrap } from '../../platform/values/problem.ts';
import { usableConnection } from '../client/client.ts';
import { normaliseSite } from '../client/site.ts';
import type { ConnectionValues } from '../client/types.ts';
import { connection, connectionHealth, privateKeyContext, type SavedConnection } from './connection.ts';
import { auditedConnection } from './connection-view.ts';
import { openConnection } from './connectwise-clients.ts';
import { settingsProblems } from './problems.ts';
import { rights } from './rights.ts';
import { setupFindings } from './setup-findings.ts';

/** The values that a person typed. Those that are left out stay as saved. */
export interface TypedConnection {
  readonly site?: string | undefined;
  readonly companyId?: string | undefined;
  readonly publicKey?: string | undefined;
  readonly privateKey?: string | undefined;
  readonly clientId?: string | null | undefined;
}

interface Completed {
  readonly values: ConnectionValues;
  /** Whether the private key is the saved one. */
  readonly keptKey: boolean;
}

const pointer = (field: string, detail: string): FieldError => ({ in: 'body', pointer: `/${field}`, detail });

/**
 * Completes typed values with the saved ones, trims them, and checks the site. A saved private key is used only with
 * the same host, company and public key.
 */
export function completeConnection(
  typed: TypedConnection,
  saved: SavedConnection | null,
  keyring: Pick<Keyring, 'unseal'>,
): Completed {
  const given = {
    site: typed.site ?? saved?.site ?? '',
    companyId: typed.companyId ?? saved?.companyId ?? '',
    publicKey: typed.publicKey ?? saved?.publicKey ?? '',
    clientId: typed.clientId === undefined ? (saved?.clientId ?? null) : typed.clientId,
  };
  const keptKey = typed.privateKey === undefined;
  const privateKey = typed.privateKey ?? savedKey(given, saved, keyring);
  const usable = usableConnection({ ...given, privateKey });
  if (!usable.ok) {
    const { problem } = usable;
    const field = String(problem.details?.field ?? 'site');
    throw refuse('invalid', settingsProblems.connectionInvalid(problem), [pointer(field, problem.message)]);
  }
  return { values: usable.value.values, keptKey };
}

function savedKey(
  given: Pick<ConnectionValues, 'site' | 'companyId' | 'publicKey'>,
  saved: SavedConnection | null,
  keyring: Pick<Keyring, 'unseal'>,
): string {
  const isSame =
    saved !== null &&
    hostOf(saved.site) === hostOf(given.site) &&
    saved.companyId === given.companyId.trim() &&
    saved.publicKey === given.publicKey.trim();
  if (!isSame) {
    const problem = settingsProblems.privateKeyNeeded();
    throw refuse('invalid', problem, [pointer('privateKey', problem.message)]);
  }
  return unwrap(openConnection(saved, keyring)).privateKey;
}

function hostOf(site: string): string | null {
  const known = normaliseSite(site);
  return known.ok ? known.value.apiOrigin : null;
}

export interface SaveConnectionDeps extends ChangeDeps {
  readonly keyring: Pick<Keyring, 'seal' | 'unseal'>;
  /** Holds the choices from the ConnectWise of this Company ID until they are found in the new one. */
  readonly distrustChoices: (
    tx: Kysely<Schema>,
    oldCompanyId: string,
    by: { readonly at: Date; readonly actor: string },
  ) => Promise<void>;
}

/**
 * Saves a connection and clears its known problems. If it leads to another ConnectWise, the choices of the old one are
 * held until they are found in the new one, because the same ids mean other companies and boards there.
 */
export async function saveConnection(
  deps: SaveConnectionDeps,
  typed: TypedConnection,
  actor: string,
  release?: ReleaseChoice,
): Promise<void> {
  const { keyring, distrustChoices } = deps;
  await changing(deps, { release }, async (tx, at) => {
    const before = await loadSetting(tx, connection);
    const { values, keptKey } = completeConnection(typed, before, keyring);
    const { privateKey, ...shown } = values;
    const after: SavedConnection = {
      ...shown,
      ...(keptKey && before !== null
        ? { sealedPrivateKey: before.sealedPrivateKey, keysSetAt: before.keysSetAt }
        : { sealedPrivateKey: keyring.seal(privateKey, privateKeyContext), keysSetAt: at.toISOString() }),
    };
    const by = { at, actor };
    await writeSetting(tx, connection, after, by);
    // Other keys may belong to another role.
    await writeSetting(tx, rights, rights.initial, by);
    await writeSetting(tx, setupFindings, setupFindings.initial, by);
    const untried = { state: 'untried', problem: null, since: at.toISOString() } as const;
    await writeSetting(tx, connectionHealth, untried, by);
    if (before !== null && before.companyId.toLowerCase() !== after.companyId.toLowerCase()) {
      await distrustChoices(tx, before.companyId, by);
    }
    await recordAudit(tx, {
      ...by,
      action: 'connection.saved',
      subject: 'setting:connection',
      before: before === null ? undefined : auditedConnection(before),
      after: auditedConnection(after),
    });
  });
}
