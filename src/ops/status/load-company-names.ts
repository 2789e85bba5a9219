import { type Kysely, sql } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import type { Status } from './status.ts';

/** One more than the text names, so that it can say “and others”. */
const mostNames = 6;

/** The names of companies with a problem, the first few of each kind. */
export async function loadCompanyNames(db: Kysely<Schema>): Promise<Status['companies']['named']> {
  const { rows } = await sql<{ kind: keyof Status['companies']['named']; names: string[] }>`
    select kind, array_agg(name order by name, id) as names
    from (
      select kind, id, name, row_number() over (partition by kind order by name, id) as position
      from (
        select case when m.company_id is null then 'unmapped' else 'gone' end as kind, c.id, c.name
        from company c left join mapping m on m.company_id = c.id
        where m.company_id is null or m.problem is not null
        union
        select case when t.state = 'refused' then 'refused' else 'needsPerson' end, c.id, c.name
        from ticket t join incident i on i.id = t.incident_id join company c on c.id = i.company_id
        where t.state in ('refused', 'needs_person')
      ) as found
    ) as numbered
    where position <= ${mostNames}
    group by kind
  `.execute(db);
  const none = { unmapped: [], gone: [], refused: [], needsPerson: [] };
  return { ...none, ...Object.fromEntries(rows.map(({ kind, names }) => [kind, names])) };
}
