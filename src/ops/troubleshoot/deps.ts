import type { OpenedProvider } from '../../accounts/provider/open-provider.ts';
import type { ConnectWiseClients } from '../../connectwise/connection/connectwise-clients.ts';
import type { Database } from '../../platform/database/open.ts';
import type { ExtraCertificates } from '../../platform/outbound/extra-certificates.ts';
import type { NetworkRules } from '../../platform/outbound/network-rules.ts';
import type { Keyring } from '../../platform/secrets/keyring.ts';
import type { StatusDeps } from '../status/load-status.ts';

/** What the probes use. */
export interface TroubleshootDeps extends StatusDeps {
  readonly database: Pick<Database, 'kind' | 'pendingMigrations' | 'diskFull'>;
  readonly keyring: Pick<Keyring, 'unseal'>;
  readonly clients: Pick<ConnectWiseClients, 'verify'>;
  readonly network: NetworkRules;
  /** The OpenID provider, if there is one. */
  readonly provider?: Pick<OpenedProvider, 'expectedChecks' | 'check'> | undefined;
  extraCertificates(): Promise<ExtraCertificates>;
  readonly dataFolder: string;
  /** False if another server does, or nothing. */
  readonly servesHttps?: boolean;
  /** False if PICKET_TRUST_PROXY names no proxy. */
  readonly trustsProxy?: boolean;
}
