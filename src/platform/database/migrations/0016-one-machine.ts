import { isIP } from 'node:net';
import { type Kysely, sql } from 'kysely';

/**
 * Incidents are grouped by machine, no longer by the device name as it was written: `CSD-WS-07`, `CSD-WS-07$` and
 * `csd-ws-07.corp.example` are one. Incidents get the new key, so that what is seen next counts in them.
 *
 * Where several open incidents now have one key, one keeps counting. Those that were only held, without a ticket, are
 * merged into it. Those that have a ticket, or one on its way, stay as they are until that is closed; nothing
 * further counts in them. So no ticket is lost, opened or doubled.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table source add column over_count bigint not null default 0`.execute(db);
  await identifyByContent(db);
  const open = await readIncidents(db, sql`i.state = 'open'`);
  const groups = new Map<string, Incident[]>();
  for (const incident of open) {
    const id = `${incident.company_id} ${incident.newKey}`;
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [incident]);
    else group.push(incident);
  }
  const keys: NewKey[] = [];
  for (const group of groups.values()) {
    const [keeper, ...others] = group.sort((one, other) => rank(one) - rank(other) || one.id - other.id);
    if (keeper === undefined) continue;
    // A key may only be taken once it is free: the last of the group go first.
    for (const other of others) {
      if (rank(keeper) <= held && isMergeable(other)) await merge(db, keeper, other);
      else if (other.key === other.newKey)
        await rename(db, [{ id: other.id, key: `${other.key} ${other.id}`, device: other.device }]);
    }
    if (keeper.key !== keeper.newKey)
      keys.push({ id: keeper.id, key: keeper.newKey, device: keeper.newDevice });
  }
  await rename(db, keys);

  // What a ticket has closed is found again by its key when the same is seen once more.
  const closed = await readIncidents(
    db,
    sql`i.state = 'closed' and i.closed_reason in ('resolved', 'ticket_deleted', 'ticket_elsewhere')`,
  );
  await rename(
    db,
    closed
      .filter(({ key, newKey }) => key !== newKey)
      .map(({ id, newKey, newDevice }) => ({ id, key: newKey, device: newDevice })),
  );
}

/** Two indicators of one alert have its id and its time: they are two detections. */
async function identifyByContent(db: Kysely<unknown>): Promise<void> {
  await sql`drop index detection_once`.execute(db);
  // A hash, since what it is of may be longer than an entry of an index.
  await sql`
    create unique index detection_once on detection (source_id, occurred_at, external_id,
      (hashtextextended(domain || chr(10) || coalesce(device_name, client_address, ''), company_id)))
  `.execute(db);
}

interface Row {
  readonly id: number;
  readonly company_id: number;
  readonly key: string;
  readonly device: string | null;
  readonly decision: string;
  readonly covered_by: number | null;
  readonly skipped_at: Date | null;
  /** Of its newest ticket; null when it has none. */
  readonly ticket: string | null;
}

interface Incident extends Row {
  readonly newKey: string;
  readonly newDevice: string | null;
}

interface NewKey {
  readonly id: number;
  readonly key: string;
  readonly device: string | null;
}

const held = 2;

/** Which of several goes on counting: the lowest. */
function rank({ ticket, decision, covered_by }: Incident): number {
  if (ticket === 'created') return 0;
  if (ticket === 'queued' || ticket === 'sending' || ticket === 'unknown') return 1;
  if (decision === 'hold' && covered_by === null) return held;
  return ticket === null && decision === 'skip' ? 4 : 3;
}

const isMergeable = ({ ticket, decision, covered_by, skipped_at }: Incident): boolean =>
  ticket === null && decision === 'hold' && covered_by === null && skipped_at === null;

async function readIncidents(db: Kysely<unknown>, which: ReturnType<typeof sql>): Promise<Incident[]> {
  const { rows } = await sql<Row>`
    select i.id, i.company_id, i.key, i.device, i.decision, i.covered_by, i.skipped_at,
      (select t.state from ticket t where t.incident_id = i.id order by t.recurrence desc limit 1) as ticket
    from incident i where i.kind = 'detections' and i.device is not null and ${which} order by i.id
  `.execute(db);
  return rows.flatMap((row) => {
    const parts: unknown = JSON.parse(row.key);
    const device: unknown = Array.isArray(parts) ? parts[2] : null;
    if (!Array.isArray(parts) || typeof device !== 'string') return [];
    const machine = machineOf(device);
    return [{ ...row, newKey: JSON.stringify([parts[0], parts[1], machine]), newDevice: machine || null }];
  });
}

async function rename(db: Kysely<unknown>, keys: readonly NewKey[]): Promise<void> {
  for (let start = 0; start < keys.length; start += 1000) {
    await sql`
      update incident i set key = g.key, device = g.device
      from jsonb_to_recordset(${JSON.stringify(keys.slice(start, start + 1000))}::jsonb)
        as g(id bigint, key text, device text)
      where i.id = g.id
    `.execute(db);
  }
}

/** Moves all of an incident that was only held into the one that goes on counting, which is decided again. */
async function merge(db: Kysely<unknown>, into: Incident, from: Incident): Promise<void> {
  const union = (list: string) =>
    sql`(select coalesce(array_agg(value order by at), '{}') from (
      select value, min(at) as at from unnest(i.${sql.ref(list)} || f.${sql.ref(list)}) with ordinality as u(value, at)
      group by value order by min(at) limit 50) as kept)`;
  const worse = (column: string, order: string) =>
    sql`case when coalesce(array_position(${sql.lit(order)}::text[], f.${sql.ref(column)}), 1)
      > coalesce(array_position(${sql.lit(order)}::text[], i.${sql.ref(column)}), 1)
      then f.${sql.ref(column)} else i.${sql.ref(column)} end`;
  await sql`
    update incident i set
      detection_count = i.detection_count + f.detection_count,
      first_seen_at = least(i.first_seen_at, f.first_seen_at),
      last_seen_at = greatest(i.last_seen_at, f.last_seen_at),
      opened_at = least(i.opened_at, f.opened_at),
      verdict = ${worse('verdict', '{permitted,"",suspicious,blocked,malicious}')},
      severity = ${worse('severity', '{informational,low,medium,high,critical}')},
      reasons = ${union('reasons')}, domains = ${union('domains')}, devices = ${union('devices')},
      client_addresses = ${union('client_addresses')}, policies = ${union('policies')},
      threat_levels = ${union('threat_levels')},
      decide_at = case when i.decision = 'hold' then coalesce(i.decide_at, now()) else i.decide_at end
    from incident f where i.id = ${into.id} and f.id = ${from.id}
  `.execute(db);
  await sql`update detection set incident_id = ${into.id} where incident_id = ${from.id}`.execute(db);
  await sql`
    update incident set state = 'closed', closed_at = now(), closed_reason = 'merged', decide_at = null,
      detection_count = 0
    where id = ${from.id}
  `.execute(db);
  await sql`
    insert into incident_event (incident_id, at, kind, message) values
      (${from.id}, now(), 'closed', ${`Merged into incident ${into.id}: both are of the machine ${into.newDevice}.`}),
      (${into.id}, now(), 'merged', ${`Incident ${from.id} was merged into this one: both are of the machine ${into.newDevice}.`})
  `.execute(db);
}

/** As `machineOf` (values/machine.ts) was when this migration was written. */
function machineOf(device: string): string {
  const text = device.normalize('NFC').trim().toLowerCase();
  const address = addressOf(text);
  if (address !== null) return address;
  const name = text.replace(/\.$/, '').replace(/\$$/, '').replace(/\.$/, '');
  if (!/^[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*$/u.test(name) || /^[\d.]+$/.test(name)) return name || text;
  return name.split('.', 1)[0] ?? name;
}

function addressOf(text: string): string | null {
  const bare = /^\[(.+)\]$/.exec(text)?.[1] ?? text;
  const [address = '', zone] = bare.split('%', 2);
  const kind = isIP(address);
  if (kind === 4) return bare;
  if (kind !== 6) return null;
  const short = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const mapped = /^::ffff:([\da-f]{1,4}):([\da-f]{1,4})$/.exec(short);
  if (mapped === null) return zone === undefined ? short : `${short}%${zone}`;
  const [high, low] = [Number.parseInt(mapped[1] ?? '', 16), Number.parseInt(mapped[2] ?? '', 16)];
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
