import type { FastifyPluginAsync } from 'fastify';
import type { PolicyDeps } from '../dns/policy/change-policy.ts';
import { ownCompanyRoutes } from '../dns/policy/companies/own-routes.ts';
import { dnsCompanyRoutes } from '../dns/policy/companies/routes.ts';
import { savedPolicy, savedResolver } from '../dns/policy/configuration.ts';
import { dynamicNetworkRoutes } from '../dns/policy/dynamic-networks/routes.ts';
import { updateRoutes } from '../dns/policy/dynamic-networks/update-routes.ts';
import { feedRoutes } from '../dns/policy/feeds/routes.ts';
import { dnsListRoutes } from '../dns/policy/lists/routes.ts';
import { rulesetRoutes } from '../dns/policy/rulesets/routes.ts';
import type { DnsNode } from '../dns/publish/node.ts';
import { dnsRoutes } from '../dns/publish/routes.ts';
import { zoneRoutes } from '../dns/publish/rpz/routes.ts';
import { dnsStatisticsRoutes } from '../dns/publish/statistics-routes.ts';
import { queryLogRoutes } from '../dns/query-log/routes.ts';
import { settingRoutes } from '../platform/settings/setting-routes.ts';
import { ensureResolverSource } from '../sources/resolver/source.ts';

import { loadMspName } from './load-msp-name.ts';

interface DnsRoutesOptions extends Omit<PolicyDeps, 'sourceId'> {
  readonly node: DnsNode | null;
}

/** Every route of the protective DNS. */
export function protectiveDnsRoutes({ node, ...options }: DnsRoutesOptions): FastifyPluginAsync[] {
  const deps: PolicyDeps = { ...options, sourceId: ensureResolverSource };
  const { db, clock, changed } = deps;
  const setting = { db, clock, tag: 'Protective DNS', changed } as const;
  return [
    dnsRoutes({ db, clock, node }),
    zoneRoutes({ db, clock, node }),
    dnsCompanyRoutes(deps),
    ownCompanyRoutes({ ...deps, mspName: loadMspName }),
    dynamicNetworkRoutes(deps),
    updateRoutes(deps),
    dnsStatisticsRoutes({ db, clock }),
    queryLogRoutes(deps),
    dnsListRoutes(deps),
    rulesetRoutes(deps),
    feedRoutes(deps),
    settingRoutes({
      ...setting,
      ...savedResolver,
      path: 'dns-resolver',
      about: 'how the protective DNS of Picket answers',
      description: 'It takes effect on every node within seconds.',
    }),
    settingRoutes({
      ...setting,
      ...savedPolicy,
      path: 'dns-policy',
      about: 'what the protective DNS blocks for every company',
      description: 'In addition to lists, feeds and rules. It takes effect within seconds.',
    }),
  ];
}
