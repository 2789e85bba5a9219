import type { FastifyPluginAsync } from 'fastify';
import { nextGeneration, type PolicyDeps } from '../dns/policy/change-policy.ts';
import { dnsCompanyRoutes } from '../dns/policy/companies/routes.ts';
import { dnsListRoutes } from '../dns/policy/lists/routes.ts';
import { policySettings, resolverSettings } from '../dns/policy/policy-settings.ts';
import { rulesetRoutes } from '../dns/policy/rulesets/routes.ts';
import { dnsRoutes } from '../dns/publish/routes.ts';
import { settingRoutes } from '../platform/settings/setting-routes.ts';
import { ensureResolverSource } from '../sources/resolver/source.ts';
import type { Parts } from './app-parts.ts';

/** Every route of the protective DNS. */
export function dnsPolicyRoutes({ database: { db }, clock, random, work, dns }: Parts): FastifyPluginAsync[] {
  const changed = () => work.publish();
  const deps: PolicyDeps = { db, clock, random, sourceId: ensureResolverSource, changed };
  const setting = { db, clock, tag: 'Protective DNS', changed } as const;
  return [
    dnsRoutes({ db, clock, node: dns }),
    dnsCompanyRoutes(deps),
    dnsListRoutes(deps),
    rulesetRoutes(deps),
    settingRoutes({
      ...setting,
      setting: resolverSettings,
      path: 'dns-resolver',
      about: 'how the protective DNS of Picket answers',
      description: 'It takes effect on every node within seconds.',
    }),
    settingRoutes({
      ...setting,
      setting: policySettings,
      path: 'dns-policy',
      about: 'what the protective DNS blocks for every company',
      description: 'Beside lists, feeds and rules. It takes effect within seconds.',
      prepare: (tx, _, at) => nextGeneration(tx, at),
    }),
  ];
}
