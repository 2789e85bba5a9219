import type { Database } from '../database/open.ts';
import type { Keyring } from '../secrets/keyring.ts';
import type { ConnectWiseClients } from '../settings/connectwise-clients.ts';
import type { StatusDeps } from '../status/read-status.ts';

/** What the probes use. */
export interface TroubleshootDeps extends StatusDeps {
  readonly database: Pick<Database, 'kind' | 'pendingMigrations' | 'diskFull'>;
  readonly keyring: Pick<Keyring, 'unseal'>;
  readonly clients: Pick<ConnectWiseClients, 'verify'>;
  readonly allowPrivateNetwork: boolean;
  readonly dataFolder: string;
}
