import type { Database } from '../database/open.ts';
import type { Keyring } from '../secrets/keyring.ts';
import { connection } from '../settings/connection.ts';
import type { ConnectWiseClients } from '../settings/connectwise-clients.ts';
import { readSetting } from '../settings/store.ts';
import { listSources } from '../sources/store.ts';
import type { StatusDeps } from '../status/read-status.ts';
import type { Probe } from './check.ts';
import { probeConnectWise } from './probe-connectwise.ts';
import { probeNetwork } from './probe-network.ts';
import { probePicket } from './probe-picket.ts';
import { probeSources } from './probe-sources.ts';
import { probeStatus } from './probe-status.ts';

export interface TroubleshootDeps extends StatusDeps {
  readonly database: Pick<Database, 'kind' | 'pendingMigrations'>;
  readonly keyring: Pick<Keyring, 'unseal'>;
  readonly clients: Pick<ConnectWiseClients, 'verify'>;
  readonly allowPrivateNetwork: boolean;
  readonly dataFolder: string;
}

/** More than anyone waits for. */
const mostSources = 50;

/** Everything there is to look at as Picket is set up now, in the order in which a detection goes. */
export async function findProbes(deps: TroubleshootDeps): Promise<Probe[]> {
  const saved = await readSetting(deps.db, connection);
  const sources = await listSources(deps.db, mostSources);
  const ofStatus = probeStatus(deps);
  const of = (area: Probe['area']) => ofStatus.filter((probe) => probe.area === area);
  return [
    ...probePicket(deps),
    ...of('picket'),
    ...of('sources'),
    ...probeSources(deps, sources),
    ...of('connectwise'),
    ...(saved === null ? [] : [probeConnectWise(deps, saved)]),
    ...of('tickets'),
    probeNetwork,
  ];
}
