import { connection } from '../../connectwise/connection/connection.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { listSources } from '../../sources/store.ts';
import type { Probe } from './check.ts';
import type { TroubleshootDeps } from './deps.ts';
import { probeConnectWise } from './probe-connectwise.ts';
import { probeNetwork } from './probe-network.ts';
import { probeClock, probePicket } from './probe-picket.ts';
import { probeProvider } from './probe-provider.ts';
import { probeSources } from './probe-sources.ts';
import { probeStatus } from './probe-status.ts';

/** The most sources that are checked. */
const mostSources = 50;

/** All probes for the present configuration, in the order of a detection's path. */
export async function findProbes(deps: TroubleshootDeps): Promise<Probe[]> {
  const saved = await loadSetting(deps.db, connection);
  const sources = await listSources(deps.db, mostSources);
  const ofStatus = probeStatus(deps);
  const of = (area: Probe['area']) => ofStatus.filter((probe) => probe.area === area);
  return [
    ...probePicket(deps),
    ...of('picket'),
    ...probeProvider(deps),
    ...of('sources'),
    ...probeSources(deps, sources),
    ...of('connectwise'),
    ...(saved === null ? [] : [probeConnectWise(deps, saved)]),
    ...of('tickets'),
    ...probeNetwork(deps),
    probeClock(deps),
  ];
}
