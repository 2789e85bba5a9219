import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type KnownCompany, type StoredCompany, upsertCompanies } from '../companies/upsert.ts';
import type { CompanyRef, DetectionInput, Unreadable } from '../detections/detection.ts';
import { detectionProblems } from '../detections/problems.ts';
import { correlate } from '../incidents/correlate.ts';
import type { AttributedDetection } from '../incidents/fold.ts';
import { incidentSettings } from '../incidents/incident-settings.ts';
import { severityRater } from '../incidents/severity.ts';
import { severitySettings } from '../incidents/severity-settings.ts';
import { millisecondArray, textArray, timeOf } from '../platform/database/arrays.ts';
import { json } from '../platform/database/json.ts';
import type { Schema } from '../platform/database/schema.ts';
import { transaction } from '../platform/database/transaction.ts';
import { loadSettings } from '../platform/settings/store.ts';
import { ProblemError } from '../platform/values/problem.ts';
import type { CompanyNames } from './company-names.ts';
import { columnsOf, insertDetections } from './insert-detections.ts';
import { quarantineRows } from './quarantine.ts';
import { addTallies, countTallies } from './tally.ts';

/**
 * When two detections of a source count as the same one: if time and the source's own id are equal (`id`), or company,
 * domain and device as well (`content`). Polled rows come from one log, so an equal id and time is the same row, read
 * again. Senders of a webhook may use the id of an alert for each of its indicators, so their content is compared too.
 */
export type Identity = 'id' | 'content';

/** What a source passes to ingest. */
export interface Batch {
  readonly sourceId: number;
  /** Default: `id`. */
  readonly identity?: Identity;
  readonly detections: readonly DetectionInput[];
  readonly unreadable?: readonly Unreadable[];
  /** Companies that the source lists, besides those of the detections. */
  readonly companies?: readonly CompanyRef[];
  /** Decides the names of companies; left out: the last name in the batch. */
  readonly names?: CompanyNames;
  /** What is noted of a source that sent this itself, instead of being polled. */
  readonly delivery?: Delivery;
  /** Where the source continues, once everything before it was passed to ingest. */
  readonly cursor?: Record<string, unknown>;
}

export interface Delivery {
  /** Whether anything of it could be read. */
  readonly understood: boolean;
  /** How many items report that something is over. */
  readonly over: number;
}

export interface IngestResult {
  readonly accepted: number;
  readonly duplicates: number;
  readonly quarantined: number;
  readonly opened: number;
  /** Whether incidents have to be decided because of it. */
  readonly undecided: boolean;
  readonly newCompanies: readonly KnownCompany[];
}

/** Rows per transaction. More is not faster, and blocks the embedded database's only connection for longer. */
const chunkSize = 5_000;
/** How far in the future the time of a detection may be: our clock or the source's may be wrong. */
const aheadLimitMs = 24 * 3_600_000;

/**
 * Stores a batch: nothing lost, nothing twice. Each chunk is one transaction. The last one stores the cursor, so a
 * batch can be repeated after a crash.
 * @throws ProblemError `detections.source_gone` if the source was deleted meanwhile.
 */
export async function ingest(db: Kysely<Schema>, batch: Batch, now: Date): Promise<IngestResult> {
  const { stored: _, ...result } = await store(db, batch, now);
  return result;
}

/**
 * Stores several batches of one source as one, in fewer statements and transactions than one after the other.
 * @returns a result for each batch. What concerns them together (quarantined, opened, …) is in the first one.
 */
export async function ingestTogether(
  db: Kysely<Schema>,
  batches: readonly Batch[],
  now: Date,
): Promise<IngestResult[]> {
  const [first, ...others] = batches;
  if (first === undefined) return [];
  if (others.length === 0) return [await ingest(db, first, now)];
  const { stored, ...all } = await store(db, asOne(first, others), now);
  const isAll = all.duplicates === 0;
  const kept = new Set(isAll ? [] : stored);
  return batches.map(({ detections }, index) => {
    const { timely } = splitByTime(detections, now);
    const accepted = isAll ? timely.length : timely.filter((detection) => kept.has(detection)).length;
    const own = { accepted, duplicates: timely.length - accepted };
    const together = { quarantined: 0, opened: 0, undecided: false, newCompanies: [] };
    return index === 0 ? { ...all, ...own } : { ...together, ...own };
  });
}

function asOne(first: Batch, others: readonly Batch[]): Batch {
  const batches = [first, ...others];
  const deliveries = batches.flatMap(({ delivery }) => delivery ?? []);
  return {
    ...first,
    detections: batches.flatMap(({ detections }) => detections),
    unreadable: batches.flatMap(({ unreadable = [] }) => unreadable),
    companies: batches.flatMap(({ companies = [] }) => companies),
    ...(deliveries.length === 0
      ? {}
      : {
          delivery: {
            understood: deliveries.some(({ understood }) => understood),
            over: deliveries.reduce((sum, { over }) => sum + over, 0),
          },
        }),
  };
}

/** The result, and the detections that are stored now. */
interface Stored extends IngestResult {
  readonly stored: readonly DetectionInput[];
}

async function store(db: Kysely<Schema>, batch: Batch, now: Date): Promise<Stored> {
  const { timely, ahead } = splitByTime(batch.detections, now);
  const unreadable = [...(batch.unreadable ?? []), ...ahead];
  let total: Stored = {
    stored: [],
    accepted: 0,
    duplicates: 0,
    quarantined: 0,
    opened: 0,
    undecided: false,
    newCompanies: [],
  };
  for (let start = 0; start === 0 || start < timely.length; start += chunkSize) {
    const isFirst = start === 0;
    const isLast = start + chunkSize >= timely.length;
    const result = await transaction(db, (tx) =>
      ingestChunk(
        tx,
        {
          sourceId: batch.sourceId,
          identity: batch.identity ?? 'id',
          detections: timely.slice(start, start + chunkSize),
          unreadable: isFirst ? unreadable : [],
          companies: isFirst ? (batch.companies ?? []) : [],
          ...(batch.names === undefined ? {} : { names: batch.names }),
          ...(isLast && batch.delivery !== undefined ? { delivery: batch.delivery } : {}),
          ...(isLast && batch.cursor !== undefined ? { cursor: batch.cursor } : {}),
        },
        now,
      ),
    );
    total = {
      stored: [...total.stored, ...result.stored],
      accepted: total.accepted + result.accepted,
      duplicates: total.duplicates + result.duplicates,
      quarantined: total.quarantined + result.quarantined,
      opened: total.opened + result.opened,
      undecided: total.undecided || result.undecided,
      newCompanies: [...total.newCompanies, ...result.newCompanies],
    };
  }
  return total;
}

function splitByTime(detections: readonly DetectionInput[], now: Date) {
  const limit = now.getTime() + aheadLimitMs;
  const timely: DetectionInput[] = [];
  const ahead: Unreadable[] = [];
  for (const detection of detections) {
    if (detection.occurredAt.getTime() <= limit) timely.push(detection);
    else ahead.push({ content: detection, reason: 'Its time is more than a day in the future.' });
  }
  return { timely, ahead };
}

type Optional = 'names' | 'delivery' | 'cursor';
type Chunk = Required<Omit<Batch, Optional>> & Pick<Batch, Optional>;

async function ingestChunk(tx: Kysely<Schema>, chunk: Chunk, now: Date): Promise<Stored> {
  const source = await lockSource(tx, chunk.sourceId);
  const quarantined = await quarantineRows(tx, chunk.sourceId, chunk.unreadable, now);

  const unattributed: CompanyRef = { externalId: '', name: `Unattributed (${source.name})` };
  const companyOf = (detection: DetectionInput) => detection.company ?? unattributed;
  const given = [...chunk.companies, ...chunk.detections.map(companyOf)];
  const known = await loadKnown(tx, chunk.sourceId, given);

  const once = withoutRepeats(chunk.detections, chunk.identity);
  const fresh = await onlyNew(tx, chunk.sourceId, once, { identity: chunk.identity, newest: known.newest });
  const companies = await upsertCompanies(
    tx,
    chunk.sourceId,
    withNames(given, chunk, known.companies),
    now,
    known.companies,
  );
  const attributed = fresh.map((detection): AttributedDetection => {
    const companyId = companies.ids.get(companyOf(detection).externalId);
    if (companyId === undefined) throw new Error('A detection has a company that was not stored.');
    return { companyId, detection };
  });

  let correlated = { opened: 0, undecided: false };
  const noted = noteOnSource(chunk, fresh, now);
  if (attributed.length === 0) await noted?.execute(tx);
  else {
    const { settings, severity } = await loadSettings(tx, {
      settings: incidentSettings,
      severity: severitySettings,
    });
    const correlating = correlate(tx, attributed, { settings, rate: severityRater(severity) }, now);
    // Serialized now, while the database works, because both take long for a full chunk.
    const columns = columnsOf(attributed);
    const tallies = countTallies(attributed);
    const { incidentIds, ...counts } = await correlating;
    correlated = counts;
    // One statement: each takes a round trip to the database.
    await sql`with ${noted === null ? sql`` : sql`noted as (${noted}),`}
      tallied as (${addTallies(chunk.sourceId, tallies)})
      ${insertDetections(chunk.sourceId, columns, incidentIds, now)}`.execute(tx);
  }
  return {
    stored: fresh,
    accepted: fresh.length,
    duplicates: chunk.detections.length - fresh.length,
    quarantined,
    ...correlated,
    newCompanies: companies.added,
  };
}

/**
 * One ingest per source at a time: reading what is new and then inserting it is only safe under this lock.
 * Everything that ingest reads and updates has an index. As long as a table is small, the planner would still read all of
 * it for each batch, so this is switched off for the rest of the transaction.
 */
async function lockSource(tx: Kysely<Schema>, id: number): Promise<{ name: string }> {
  const source = await tx
    .selectFrom('source')
    .select(['name', sql`set_config('enable_seqscan', 'off', true)`.as('planner')])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (source === undefined) throw new ProblemError(detectionProblems.sourceGone(id));
  return source;
}

interface Known {
  /** The time of the newest stored detection; null: there is none. */
  readonly newest: Date | null;
  /** The given companies that are stored. */
  readonly companies: readonly StoredCompany[];
}

/** What is stored of a source, read in one statement. It must be another one than that of the lock: a statement sees what was there when it began. */
async function loadKnown(tx: Kysely<Schema>, sourceId: number, given: readonly CompanyRef[]): Promise<Known> {
  const externalIds = [...new Set(given.map(({ externalId }) => externalId))];
  const { rows } = await sql<{ newest: Date | null } & (StoredCompany | { id: null })>`
    select stored.newest, c.id, c.external_id as "externalId", c.name, c.last_seen_at as "lastSeenAt"
    from (select (select occurred_at from detection where source_id = ${sourceId}
      order by source_id desc, occurred_at desc limit 1) as newest) as stored
    left join company c on c.source_id = ${sourceId} and c.external_id = any(${textArray(externalIds)})
  `.execute(tx);
  return {
    newest: rows[0]?.newest ?? null,
    companies: rows.flatMap((row) => (row.id === null ? [] : [row])),
  };
}

function withNames(
  given: readonly CompanyRef[],
  { names, detections, companies }: Chunk,
  stored: readonly StoredCompany[],
): readonly CompanyRef[] {
  if (names === undefined) return given;
  const known = new Map(stored.map(({ externalId, name }) => [externalId, name]));
  const settled = names.settle({ detections, companies }, known);
  return given.map(({ externalId, name }) => ({ externalId, name: settled.get(externalId) ?? name }));
}

function keyOf(detection: DetectionInput, identity: Identity): string {
  const id = `${detection.occurredAt.getTime()} ${detection.externalId}`;
  if (identity === 'id') return id;
  // No stored text contains a NUL.
  return [id, companyIdOf(detection), detection.domain, deviceOf(detection)].join('\0');
}

const companyIdOf = ({ company }: DetectionInput): string => company?.externalId ?? '';
const deviceOf = ({ deviceName, clientAddress }: DetectionInput): string => deviceName ?? clientAddress ?? '';

function withoutRepeats(
  detections: readonly DetectionInput[],
  identity: Identity,
): readonly DetectionInput[] {
  // Repeats have the same id in any case, and usually all ids differ.
  if (new Set(detections.map(({ externalId }) => externalId)).size === detections.length) return detections;
  return [...new Map(detections.map((detection) => [keyOf(detection, identity), detection])).values()];
}

/**
 * The detections that are not stored yet. Only detections not newer than the newest stored one are looked up; in most
 * batches these are few.
 */
async function onlyNew(
  tx: Kysely<Schema>,
  sourceId: number,
  detections: readonly DetectionInput[],
  { identity, newest }: { identity: Identity; newest: Date | null },
): Promise<readonly DetectionInput[]> {
  const doubtful =
    newest === null ? [] : detections.filter(({ occurredAt }) => occurredAt.getTime() <= newest.getTime());
  if (doubtful.length === 0) return detections;
  const { rows } = await sql<{ position: number }>`
    select given.position
    from unnest(${millisecondArray(doubtful.map((detection) => detection.occurredAt))},
                ${textArray(doubtful.map((detection) => detection.externalId))},
                ${textArray(doubtful.map((detection) => detection.domain))},
                ${textArray(doubtful.map(deviceOf))},
                ${textArray(doubtful.map(companyIdOf))})
         with ordinality as given(occurred_at, external_id, domain, device, company, position)
    -- With its limit, each is looked up in the index, whatever the planner makes of the number of rows.
    cross join lateral (
      select from detection d
      where d.source_id = ${sourceId} and d.occurred_at = ${timeOf('given.occurred_at')} and d.external_id = given.external_id
        and ${identity === 'content' ? sameContent : sql`true`}
      limit 1
    ) as stored
  `.execute(tx);
  if (rows.length === 0) return detections;
  const known = new Set(rows.map((row) => doubtful[row.position - 1]));
  return detections.filter((detection) => !known.has(detection));
}

const sameContent = sql`d.domain = given.domain
  and coalesce(d.device_name, d.client_address, '') = given.device
  and exists (select from company c where c.id = d.company_id and c.external_id = given.company)`;

/** The update of the source's row; null if a batch changes nothing of it. */
function noteOnSource(
  { sourceId, cursor, delivery }: Chunk,
  fresh: readonly DetectionInput[],
  now: Date,
): RawBuilder<unknown> | null {
  const at = sql`${now}::timestamptz`;
  const changes = [
    ...(cursor === undefined ? [] : [sql`cursor = ${json(cursor)}`]),
    ...(fresh.length === 0 ? [] : [sql`last_detection_at = ${at}`]),
    ...(cursor === undefined && fresh.length === 0 ? [] : [sql`updated_at = ${at}`]),
    ...(delivery === undefined ? [] : [sql`last_attempt_at = ${at}`]),
    ...(delivery?.understood ? [sql`last_success_at = ${at}`] : []),
    ...(delivery !== undefined && delivery.over > 0 ? [sql`over_count = over_count + ${delivery.over}`] : []),
  ];
  return changes.length === 0 ? null : sql`update source set ${sql.join(changes)} where id = ${sourceId}`;
}
