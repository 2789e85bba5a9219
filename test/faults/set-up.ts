import { sql } from 'kysely';
import { upsertCompanies } from '../../src/companies/upsert.ts';
import { connectionHealth } from '../../src/connectwise/connection/connection.ts';
import { closingSettings } from '../../src/connectwise/services/closing-settings.ts';
import { customFieldSettings } from '../../src/connectwise/services/custom-fields-setting.ts';
import { rollUpSettings } from '../../src/decisions/roll-up-settings.ts';
import { incidentSettings } from '../../src/incidents/incident-settings.ts';
import { recurrenceSettings } from '../../src/incidents/recurrence-settings.ts';
import { severitySettings } from '../../src/incidents/severity-settings.ts';
import { retention } from '../../src/ops/retention/retention.ts';
import { json } from '../../src/platform/database/json.ts';
import { writeSetting } from '../../src/platform/settings/store.ts';
import { hyasConfigSchema } from '../../src/sources/hyas/config.ts';
import { ensureResolverSource } from '../../src/sources/resolver/source.ts';
import { ticketContents } from '../../src/tickets/contents/ticket-contents.ts';
import { writeDefaults } from '../../src/tickets/customers/ticket-defaults.ts';
import { linkingSince, linkSettings } from '../../src/tickets/devices/link-settings.ts';
import type { SharedDatabase } from './database.ts';
import type { Focus } from './focus.ts';
import { choices, closedStatus, type ModelRole, otherBoard, requiredField } from './model-connectwise.ts';
import { customerOf } from './model-customers.ts';
import type { Random } from './random.ts';
import { dnsCompany } from './resolver.ts';
import { setUpReports } from './set-up-reports.ts';
import type { Features } from './theme.ts';
import { type Computer, epoch } from './virtual-clock.ts';
import type { World } from './world.ts';

/** How late HYAS may show a row: less than the overlap, which exists for late rows. */
export const overlapMinutes = 1;
export const companies = ['c1', 'c2', 'c3'] as const;

/** Clocks differ by at most two values: each further one, and each jump, skips one of the pauses between searches. */
export function drawComputers(random: Random, badClocks: boolean): Computer[] {
  const ahead = badClocks ? random.between(-30, 60) * 60_000 : 0;
  return Array.from({ length: random.pick([1, 1, 2, 3]) }, (_, index) => ({
    aheadMs: index === 0 ? 0 : ahead,
  }));
}

/** In most runs the role of the documentation; it may lack what is optional, or see less and not say so. */
export function drawRole(random: Random, focus: Focus | null, { theme }: Features): ModelRole {
  // With a role that may not, there would be no notes and no reopened tickets to look at.
  if (focus !== null) return { inquire: 'All', rows: 'complete', edits: true };
  const drawn: ModelRole = {
    inquire: random.chance(0.1) ? 'My' : 'All',
    rows: random.pick(['complete', 'complete', 'complete', 'complete', 'complete', 'silent', 'refused']),
    edits: random.chance(0.7),
  };
  return theme === null ? drawn : { inquire: 'All', rows: 'complete', edits: true };
}

/** A source, and what an administrator had set up before. */
export async function setUp(world: World): Promise<void> {
  const { shared, random, focus, features } = world;
  const { links, customers } = features;
  const { db } = shared.database;
  const at = new Date(epoch);
  const by = { at, actor: 'set-up' };
  const config = hyasConfigSchema.parse({
    baseUrl: 'https://api.hyas.test',
    pollSeconds: random.pick([10, 20, 60]),
    overlapMinutes,
    copyAllowList: true,
    pageSize: random.pick([1, 2, 3, 1000]),
  });
  const source = await db
    .insertInto('source')
    .values({
      kind: 'hyas',
      name: 'HYAS',
      config: json(config),
      next_poll_at: at,
      created_at: at,
      updated_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await setUpDns(db, at);
  const known = companies.map((id) => ({ externalId: id, name: `Company ${id}` }));
  await upsertCompanies(db, source.id, known, at);
  await writeSetting(db, connectionHealth, { state: 'ok', problem: null, since: at.toISOString() }, by);
  const groupingWaitSeconds = random.pick([0, 0, 10, 30]);
  // Short enough for incidents to end and begin again within a run, in some of them.
  const quietAfterHours = random.pick([24, 24, 0.02]);
  const settings = { ...incidentSettings.initial, groupingWaitSeconds, quietAfterHours };
  const recurrence = {
    ...recurrenceSettings.initial,
    onRecurrence: focus === 'reopening' ? 'reopen' : random.pick(['reopen', 'new_ticket'] as const),
    atMostEveryHours: focus === 'reopening' ? 0 : random.pick([0, 0, 0.03]),
    // So short that there are notes within a run.
    noteEveryHours: focus === 'notes' ? 0.01 : random.pick([0.02, 0.1, 4]),
  };
  await writeSetting(db, recurrenceSettings, recurrence, by);
  await writeSetting(db, retention, { detectionDays: 7, incidentDays: 30 }, by);
  await writeSetting(db, incidentSettings, settings, by);
  const { describeIn, notesIn, attaches: attachDetections } = features;
  await writeSetting(db, ticketContents, { describeIn, notesIn, attachDetections }, by);
  const contact = customers ? 'default' : 'none';
  await writeSetting(db, linkSettings, { configurations: links, contact }, by);
  if (links) await writeSetting(db, linkingSince, at.toISOString(), by);
  if (customers) await setUpCustomers(db, at);
  if (features.reports) await setUpReports(world, at);
  await writeSetting(db, customFieldSettings, { boards: [choices.board, otherBoard].map(requiredOn) }, by);
  await setUpRollUps(db, random, focus, by);
  await writeSetting(
    db,
    closingSettings,
    {
      ...closingSettings.initial,
      whenAllowed: true,
      // In some runs tickets are closed while others are still being worked on.
      whenQuiet: (focus === null && random.chance(0.4)) || features.theme === 'closing',
      quietHours: 0.02,
      statuses: [choices.board, otherBoard].map(({ id, name }) => ({
        boardId: id,
        boardName: name,
        ...closedStatus,
      })),
    },
    by,
  );
}

const requiredOn = ({ id: boardId, name: boardName }: { readonly id: number; readonly name: string }) => {
  const { id, caption, decimals } = requiredField;
  const facts = { id, caption, type: 'Number' as const, decimals, options: null, required: true };
  // A report is about no incident.
  const value = { value: '{{ incident }}', fallback: '0', manual: false, problem: null };
  return { boardId, boardName, fields: [{ ...facts, ...value }] };
};

/** Contact, agreement and site of each company; of one, no contact: its tickets have ConnectWise's default contact. */
async function setUpCustomers(db: SharedDatabase['database']['db'], at: Date): Promise<void> {
  for (const [index] of companies.entries()) {
    const companyId = index + 1;
    const connectwiseCompanyId = 100 + companyId;
    const chosen = customerOf(connectwiseCompanyId);
    const contact = companyId === 3 ? null : chosen.contact;
    await writeDefaults(db, { companyId, connectwiseCompanyId }, { ...chosen, contact }, at);
  }
}

/** The source of what Picket's own resolver blocks, and a company of it. */
async function setUpDns(db: SharedDatabase['database']['db'], at: Date): Promise<void> {
  const sourceId = await ensureResolverSource(db, at);
  // With a number that none of the others gets.
  await sql`insert into company (id, source_id, external_id, name, first_seen_at, last_seen_at)
    overriding system value values (${dnsCompany}, ${sourceId}, '1', 'Company of the DNS', ${at}, ${at})`.execute(
    db,
  );
}

/** In some runs, limits so low that few detections are a storm, and a digest soon after faults end. */
async function setUpRollUps(
  db: SharedDatabase['database']['db'],
  random: Random,
  focus: Focus | null,
  by: { at: Date; actor: string },
): Promise<void> {
  const many = [20, 100, 25] as const;
  const few = [
    [1, 100, 25],
    [2, 3, 1],
    [0, 1, 1],
  ] as const;
  const isStorm = focus === 'storms' || (focus === null && random.chance(0.6));
  const [ticketsPerCompany, ticketsInAll, rollUpsInAll] = isStorm ? random.pick(few) : many;
  // While faults last, or after them.
  const digestHour = (by.at.getUTCHours() + (focus === 'digests' ? 1 : random.between(1, 2))) % 24;
  await writeSetting(
    db,
    rollUpSettings,
    { ticketsPerCompany, ticketsInAll, rollUpsInAll, longAgoHours: 0, digestHour },
    by,
  );
  if (focus !== 'digests' && (focus !== null || random.chance(0.7))) return;
  const { initial } = severitySettings;
  const digest = { ...initial.treatments.medium, action: 'digest' } as const;
  const treatments = {
    ...initial.treatments,
    medium: digest,
    ...(focus === 'digests' ? { high: digest } : {}),
  };
  await writeSetting(db, severitySettings, { ...initial, treatments }, by);
}
