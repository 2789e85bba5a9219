import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import type { Keyring } from '../../platform/secrets/keyring.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import type { Check } from '../../platform/values/check.ts';
import { failed, ok, type Result } from '../../platform/values/problem.ts';
import { connectWise } from '../client/client.ts';
import { unusableClient } from '../client/create-ticket.ts';
import type { Chosen, ConnectionValues, ConnectWise, ConnectWiseOptions } from '../client/types.ts';
import { verifySetup } from '../client/verify-setup.ts';
import { connection, privateKeyContext, type SavedConnection } from './connection.ts';
import { settingsProblems } from './problems.ts';
import { type ReplaceableClient, replaceableClient } from './replaceable-client.ts';

export interface ConnectWiseClientsOptions {
  readonly db: Kysely<Schema>;
  readonly keyring: Pick<Keyring, 'unseal'>;
  /** `clientId`: PICKET_CONNECTWISE_CLIENT_ID, for a connection without its own. */
  readonly options: ConnectWiseOptions & { readonly clientId?: string | undefined };
  readonly connect?: typeof connectWise;
}

export interface ConnectWiseClients {
  /**
   * The client of the saved connection; null if none is saved. It is the same object until the connection changes. It
   * never throws for a wrong connection: each call of the client then returns the problem.
   */
  current(): Promise<ConnectWise | null>;
  /** Verifies values that may not be saved; see `verifySetup`. */
  verify(values: ConnectionValues, chosen: Chosen, signal?: AbortSignal): AsyncGenerator<Check>;
  /** Opens a client for values that may not be saved. The caller closes it. */
  open(values: ConnectionValues): ConnectWise;
  /** Closes all clients, even if requests are under way. */
  close(): Promise<void>;
}

/** The saved connection with its decrypted private key. */
export function openConnection(
  { sealedPrivateKey, keysSetAt: _, ...saved }: SavedConnection,
  keyring: Pick<Keyring, 'unseal'>,
): Result<ConnectionValues> {
  try {
    return ok({ ...saved, privateKey: keyring.unseal(sealedPrivateKey, privateKeyContext) });
  } catch {
    // The fix is the same for every cause.
    return failed(settingsProblems.privateKeyUnreadable());
  }
}

/** Clients of ConnectWise for the saved connection, one at a time. */
export function connectWiseClients(deps: ConnectWiseClientsOptions): ConnectWiseClients {
  const { db, keyring, connect = connectWise } = deps;
  const { clientId, ...options } = deps.options;
  const complete = (values: ConnectionValues): ConnectionValues => ({
    ...values,
    clientId: values.clientId ?? clientId ?? null,
  });

  let present: {
    readonly key: string;
    readonly owned: ConnectWise;
    readonly replaceable: ReplaceableClient;
  } | null = null;
  const retiring = new Set<ConnectWise>();
  let asked = 0;
  let answered = 0;
  let stopped = false;

  function open(saved: SavedConnection): ConnectWise {
    const values = openConnection(saved, keyring);
    return values.ok ? connect(complete(values.value), options) : unusableClient(values.problem);
  }

  async function replace(saved: SavedConnection | null): Promise<void> {
    const old = present;
    present = null;
    if (saved !== null) {
      const owned = open(saved);
      present = { key: JSON.stringify(saved), owned, replaceable: replaceableClient(owned) };
    }
    if (old === null) return;
    retiring.add(old.owned);
    await old.replaceable.retire();
    retiring.delete(old.owned);
  }

  return {
    async current() {
      const turn = ++asked;
      const saved = await loadSetting(db, connection);
      if (stopped) return unusableClient(settingsProblems.stopping());
      // A result is outdated if another call has read a newer one since.
      if (turn > answered) {
        answered = turn;
        // The old client closes when nobody uses it any more; nobody waits for that.
        if (present?.key !== (saved === null ? undefined : JSON.stringify(saved))) void replace(saved);
      }
      return present?.replaceable.client ?? null;
    },
    verify: (values, chosen, signal) =>
      // A test of other values says nothing about the saved connection.
      verifySetup(complete(values), chosen, {
        ...options,
        watchGate: undefined,
        ...(signal ? { signal } : {}),
      }),
    open: (values) => connect(complete(values), { ...options, watchGate: undefined }),
    async close() {
      stopped = true;
      await Promise.all([present?.owned, ...retiring].map((client) => client?.close()));
    },
  };
}
