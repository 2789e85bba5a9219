import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import type { Clients } from '../resolver/protocol.ts';

/**
 * The clients of the resolver: networks, devices, listeners and tokens of companies that are not archived. Also the
 * companies whose queries are all logged at present.
 */
export async function loadClients(db: Kysely<Schema>, now: Date): Promise<Clients> {
  const { rows } = await sql<Clients>`
    with live as (select company_id from dns_company where archived_at is null)
    select
      -- Those that people entered come last: of two that are equal, the last is in force.
      (select coalesce(jsonb_agg(jsonb_build_object('network', n.network::text, 'company', n.company_id)
        order by n.is_entered, n.id), '[]') from (
          select id, company_id, network, true as is_entered from dns_network
          union all select id, company_id, unnest(networks), false from dns_dynamic_network
        ) n join live using (company_id)) as networks,
      (select coalesce(jsonb_agg(jsonb_build_object('address', host(d.address), 'company', d.company_id,
        'name', d.name) order by d.id), '[]') from dns_device d join live using (company_id)) as devices,
      (select coalesce(jsonb_agg(jsonb_build_object('host', host(l.address), 'port', l.port,
        'company', l.company_id) order by l.id), '[]') from dns_listener l join live using (company_id)) as listeners,
      (select coalesce(jsonb_agg(jsonb_build_object('hash', t.hash, 'company', t.company_id,
        'device', t.device) order by t.id), '[]') from dns_token t join live using (company_id)
        where t.revoked_at is null and t.purpose = 'doh') as tokens,
      (select coalesce(jsonb_agg(jsonb_build_object('company', l.company_id,
        'until', floor(extract(epoch from l.ends_at) * 1000)) order by l.company_id), '[]')
        from dns_query_log l join live using (company_id) where l.ends_at > ${now}) as logged
  `.execute(db);
  const [clients] = rows;
  if (clients === undefined) throw new Error('The database returned no row for a query without a table.');
  return clients;
}
