/** Fills a database with what a busy MSP leaves behind: for benchmarks of lists and charts. */
import { sql } from 'kysely';

const step = 100_000;

/**
 * `companies` companies (a tenth of everything at the largest), `incidents` incidents with a ticket each, every twentieth
 * open, and `detections` detections over the last 60 days, three a look-up (A, AAAA, HTTPS) as resolvers make them.
 * Otherwise nothing repeats, which is the worst that can be.
 */
export async function seed(db, { incidents, detections, companies = 500 }) {
  await sql`insert into source (kind, name, config, created_at, updated_at)
    select 'webhook', 'Source ' || n, '{}', now(), now() from generate_series(1, 3) n`.execute(db);
  await sql`insert into company (source_id, external_id, name, first_seen_at, last_seen_at)
    select 1 + n % 3, 'c' || n, 'Company ' || md5(n::text), now(), now() from generate_series(1, ${companies}::int) n`.execute(
    db,
  );
  await inSteps(incidents, (from, to) =>
    sql`
      insert into incident (company_id, key, registrable_domain, device, state, detection_count, first_seen_at,
        last_seen_at, opened_at, verdict, reasons, domains, devices, client_addresses, policies, decision,
        decision_reason, decided_at)
      select 1 + (${companies}::int * power(random(), 2))::int % ${companies}::int, 'k' || n, 'bad-' || n % 5000 || '.example',
        'ws-' || n % 20000, case when n % 20 = 0 then 'open' else 'closed' end, 1 + (1 / (0.001 + random()))::int,
        seen - interval '1 hour', seen, seen - interval '1 hour', 'blocked',
        array[(array['Phishing', 'Malware', 'C2', 'DGA', 'Ads'])[1 + n % 5]], array['login.bad-' || n % 5000 || '.example'],
        array['WS-' || n % 20000], array['192.0.2.' || n % 250], '{Default}',
        case when n % 40 = 0 then 'hold' else 'append' end,
        case when n % 40 = 0 then 'company_not_mapped' else 'already_ticketed' end, seen
      from (select n, now() - interval '60 days' + interval '60 days' * ((n * 7919.0 % ${incidents}) / ${incidents}) as seen
            from generate_series(${from}::int, ${to}::int) n) as given
    `.execute(db),
  );
  await sql`
    insert into ticket (incident_id, reference, state, queued_at, created_at)
    select id, 'picket:' || id, 'created', opened_at, opened_at from incident
  `.execute(db);
  await inSteps(detections, (from, to) =>
    sql`
      insert into detection (source_id, external_id, occurred_at, received_at, company_id, incident_id, domain, verdict,
        reasons, device_name, client_address, query_type)
      select c.source_id, 'd' || n, at, at, i.company_id, i.id, 'login.' || i.registrable_domain, 'blocked', i.reasons,
        'WS-' || upper(substr(i.device, 4)), '192.0.2.' || n % 250, 'A'
      from (select n, now() - interval '60 days' * (1 - n::float8 / ${detections}) as at
            from generate_series(${from}::int, ${to}::int) n) as given
      join incident i on i.id = 1 + (n / 3 * 7919::bigint) % ${incidents}
      join company c on c.id = i.company_id
      order by n
    `.execute(db),
  );
  const kinds = {
    company: 'd.company_id::text',
    domain: 'i.registrable_domain',
    reason: 'd.reasons[1]',
    device: 'd.device_name',
  };
  for (const [kind, value] of Object.entries(kinds)) {
    await sql`
      insert into detection_tally (source_id, kind, hour, value, count)
      select d.source_id, ${kind}, date_trunc('hour', d.occurred_at), ${sql.raw(value)}, count(*)
      from detection d join incident i on i.id = d.incident_id group by 1, 3, 4
    `.execute(db);
  }
  await sql`vacuum analyze`.execute(db);
}

async function inSteps(count, insert) {
  for (let from = 1; from <= count; from += step) await insert(from, Math.min(count, from + step - 1));
}
