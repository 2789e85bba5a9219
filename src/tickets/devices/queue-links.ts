import { type Kysely, sql } from 'kysely';
import { mayDo, rights } from '../../connectwise/connection/rights.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import type { RandomBytes } from '../../platform/values/random.ts';
import { queueOperations } from '../record/queue-follow-up.ts';
import { mostDevices } from './devices-of.ts';
import { linkedSince } from './link-settings.ts';

/** Tickets that one call checks. */
const batchSize = 200;

/**
 * Queues the linking of each open ticket that has a device which was not looked up yet: a new ticket, or a device that
 * joined its incident later. Also of one with a link that a person removed while Picket was not permitted to.
 *
 * @returns how many were queued; call again while it equals the batch size.
 */
export async function queueLinks(db: Kysely<Schema>, now: Date, random: RandomBytes): Promise<number> {
  const since = await linkedSince(db);
  if (since === null || !mayDo(await loadSetting(db, rights), 'configurations')) return 0;
  const { rows } = await sql<{ id: number }>`
    select t.id from ticket t join incident i on i.id = t.incident_id
    where t.state = 'created' and t.life is distinct from 'closed' and t.life is distinct from 'deleted'
      and t.elsewhere is null and t.merged_into is null and t.created_at >= ${since} and i.kind = 'detections'
      and (exists (select from ticket_device d
          where d.ticket_id = t.id and (d.state = 'waiting' or d.remove_id is not null and d.state <> 'failed'))
        or exists (
          select from unnest((case when cardinality(i.devices) > 0 then i.devices else i.client_addresses end)[1:${sql.lit(mostDevices)}]) as seen
          where not exists (
            select from ticket_device d where d.ticket_id = t.id and d.device = seen)))
      and not exists (
        select from ticket_operation o
        where o.ticket_id = t.id and o.kind = 'link' and o.state in ('queued', 'sending', 'unknown'))
    order by t.id
    limit ${batchSize}
  `.execute(db);
  await queueOperations(
    db,
    'link',
    rows.map(({ id }) => id),
    { now, random },
  );
  return rows.length;
}
