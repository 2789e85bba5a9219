import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import type { Problem } from '../../platform/values/problem.ts';
import type { DnsNode } from './node.ts';

/** The problems of the protective DNS on this node that need attention. */
export interface DnsHealth {
  readonly problem: Problem | null;
  readonly allUpstreamsDown: boolean;
  readonly notRecorded: number;
  /** Dynamic networks whose addresses may have changed. */
  readonly networks: { readonly company: string; readonly problem: Problem }[];
  readonly feeds: { readonly name: string; readonly problem: Problem }[];
}

/** Null if the protective DNS is off. */
export async function loadDnsHealth(db: Kysely<Schema>, node: DnsNode | null): Promise<DnsHealth | null> {
  const state = node?.state();
  if (state === undefined || !state.enabled) return null;
  const feeds = await db
    .selectFrom('dns_feed')
    .select(['name', 'problem'])
    .where('enabled', '=', true)
    .where('problem', 'is not', null)
    .orderBy('id')
    .execute();
  const networks = await db
    .selectFrom('dns_dynamic_network')
    .innerJoin('dns_company', 'dns_company.company_id', 'dns_dynamic_network.company_id')
    .innerJoin('company', 'company.id', 'dns_dynamic_network.company_id')
    .select(['company.name', 'problem'])
    .where('problem', 'is not', null)
    .where('archived_at', 'is', null)
    .orderBy('dns_dynamic_network.id')
    .execute();
  // Without upstreams, nothing is answered either.
  const upstreams = state.resolver?.upstreams.filter(({ zone }) => zone === null);
  return {
    problem: state.problem,
    allUpstreamsDown: upstreams?.every(({ isDown }) => isDown) ?? false,
    notRecorded: state.resolver?.seen.lost ?? 0,
    networks: networks.flatMap(({ name: company, problem }) =>
      problem === null ? [] : [{ company, problem }],
    ),
    feeds: feeds.flatMap(({ name, problem }) => (problem === null ? [] : [{ name, problem }])),
  };
}
