import { type Kysely, sql } from 'kysely';
import type { ClosingSettings } from '../../connectwise/services/closing-settings.ts';
import { allowedBy } from '../../decisions/allowed.ts';
import type { Incident } from '../../incidents/incident.ts';
import { severitySettings } from '../../incidents/severity-settings.ts';
import { loadNoise } from '../../noise/store.ts';
import { describeSuppression, longestCovering } from '../../noise/suppression.ts';
import { bigintArray } from '../../platform/database/arrays.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { loadAllowed } from '../allow-list/store.ts';
import { type ClosingReason, closingReason } from './closing-reason.ts';

/** An incident with an open ticket in ConnectWise. */
export interface Closable {
  readonly ticketId: number;
  readonly incident: Incident;
  readonly ticketCreatedAt: Date | null;
}

/** Why each of these tickets may be closed now, by the ticket's id; tickets without a reason are left out. */
export async function loadReasons(
  db: Kysely<Schema>,
  closables: readonly Closable[],
  settings: ClosingSettings,
  now: Date,
): Promise<ReadonlyMap<number, ClosingReason>> {
  if (closables.length === 0) return new Map();
  const incidents = closables.map(({ incident }) => incident);
  const allowed = settings.whenAllowed ? await loadAllowed(db, incidents, now) : [];
  const noise = settings.whenAllowed
    ? await loadNoise(db, await loadSetting(db, severitySettings), now)
    : null;
  const facts = await loadFacts(db, closables, now);
  const reasons = new Map<number, ClosingReason>();
  for (const { ticketId, incident, ticketCreatedAt } of closables) {
    const known = facts.get(ticketId);
    if (known === undefined) continue;
    const acceptance =
      noise === null
        ? null
        : longestCovering(noise.suppressions, 'acceptance', { ...incident, severity: noise.rate(incident) });
    const reason = closingReason(
      {
        lastSeenAt: incident.lastSeenAt,
        ticketOpenSince: latest(ticketCreatedAt ?? now, known.reopenedAt),
        allowed: allowed.length > 0 && allowedBy(incident, allowed) !== null,
        accepted: acceptance === null ? null : describeSuppression(acceptance),
        over: known.over,
        source: { name: known.source, readUntil: known.readUntil },
      },
      settings,
      now,
    );
    if (reason !== null) reasons.set(ticketId, reason);
  }
  return reasons;
}

const latest = (one: Date, other: Date | null) => (other !== null && other > one ? other : one);

interface Facts {
  readonly ticketId: number;
  readonly source: string;
  /** Until when its source was certainly read; null if the source is off or fails. */
  readonly readUntil: Date | null;
  readonly over: boolean;
  readonly reopenedAt: Date | null;
}

/** A polled source was read until its last success; one that sends is always up to date. */
async function loadFacts(
  db: Kysely<Schema>,
  closables: readonly Closable[],
  now: Date,
): Promise<ReadonlyMap<number, Facts>> {
  const { rows } = await sql<Facts>`
    select t.id as "ticketId", s.name as source,
      case when not s.enabled or s.problem is not null then null
        when s.next_poll_at is not null then s.last_success_at
        else ${now}::timestamptz end as "readUntil",
      exists (select from detection d where d.incident_id = i.id and d.over_at is not null)
        and not exists (select from detection d where d.incident_id = i.id and d.over_at is null) as over,
      (select max(o.done_at) from ticket_operation o
        where o.ticket_id = t.id and o.kind = 'reopen' and o.state = 'done') as "reopenedAt"
    from ticket t
    join incident i on i.id = t.incident_id
    join company c on c.id = i.company_id
    join source s on s.id = c.source_id
    where t.id = any(${bigintArray(closables.map(({ ticketId }) => ticketId))})
  `.execute(db);
  return new Map(rows.map((row) => [row.ticketId, row]));
}
