import type { Selectable } from 'kysely';
import { ticketService } from '../../src/connectwise/services/ticket-service.ts';
import { incidentSettings } from '../../src/incidents/incident-settings.ts';
import { severitySettings } from '../../src/incidents/severity-settings.ts';
import type { Schema } from '../../src/platform/database/schema.ts';
import { loadSetting } from '../../src/platform/settings/store.ts';
import { callbackSetting } from '../../src/tickets/callbacks/setting.ts';
import { checkAllowCopies } from './check-allow-copies.ts';
import { checkAttachments } from './check-attachments.ts';
import { checkCallbacks } from './check-callbacks.ts';
import { checkClosings } from './check-closings.ts';
import { checkCustomers } from './check-customers.ts';
import { checkDetections } from './check-detections.ts';
import { checkLinks } from './check-links.ts';
import { checkLives } from './check-lives.ts';
import { checkNamed } from './check-named.ts';
import { checkNotes } from './check-notes.ts';
import { checkPlaces } from './check-places.ts';
import { checkReports } from './check-reports.ts';
import { checkRollUps } from './check-roll-ups.ts';
import { checkTickets } from './check-tickets.ts';
import { checkTimelines } from './check-timelines.ts';
import type { World } from './world.ts';

/** What is stored at the end of a run. */
export interface Remains {
  readonly incidents: readonly Selectable<Schema['incident']>[];
  readonly detections: readonly Selectable<Schema['detection']>[];
  readonly tickets: readonly Selectable<Schema['ticket']>[];
  readonly operations: readonly Selectable<Schema['ticket_operation']>[];
  readonly devices: readonly Selectable<Schema['ticket_device']>[];
  readonly defaults: readonly Selectable<Schema['ticket_default']>[];
  readonly schedules: readonly Selectable<Schema['report_schedule']>[];
  readonly deliveries: readonly Selectable<Schema['report_delivery']>[];
  readonly events: readonly Selectable<Schema['incident_event']>[];
  readonly allowed: readonly Selectable<Schema['allow_entry']>[];
  readonly copies: readonly Selectable<Schema['allow_copy']>[];
  readonly companies: readonly Selectable<Schema['company']>[];
  /** The ConnectWise company of each company that is mapped. */
  readonly mapped: ReadonlyMap<number, number>;
  readonly settings: typeof incidentSettings.initial;
  readonly severity: typeof severitySettings.initial;
  readonly service: typeof ticketService.initial;
  readonly callbacks: typeof callbackSetting.initial;
}

/** Every broken promise, in words; each check covers one of them. */
export async function violations(world: World): Promise<string[]> {
  const remains = await readRemains(world);
  return [
    ...checkDetections(world, remains),
    ...checkTickets(world, remains),
    ...checkRollUps(world, remains),
    ...checkNamed(world, remains),
    ...checkNotes(world, remains),
    ...checkAttachments(world, remains),
    ...checkPlaces(world),
    ...checkLinks(world, remains),
    ...checkCustomers(world, remains),
    ...checkReports(world, remains),
    ...checkClosings(world),
    ...checkLives(world, remains),
    ...checkAllowCopies(world, remains),
    ...checkCallbacks(world, remains),
    ...(await checkTimelines(world, remains)),
    ...checkLeases(world, remains),
    ...checkLoops(world),
  ];
}

async function readRemains({ shared }: World): Promise<Remains> {
  const { db } = shared.database;
  const mappings = await db.selectFrom('mapping').selectAll().execute();
  return {
    incidents: await db.selectFrom('incident').selectAll().orderBy('id').execute(),
    detections: await db.selectFrom('detection').selectAll().orderBy('id').execute(),
    tickets: await db.selectFrom('ticket').selectAll().orderBy('id').execute(),
    operations: await db.selectFrom('ticket_operation').selectAll().orderBy('id').execute(),
    devices: await db.selectFrom('ticket_device').selectAll().orderBy('id').execute(),
    defaults: await db.selectFrom('ticket_default').selectAll().execute(),
    schedules: await db.selectFrom('report_schedule').selectAll().execute(),
    deliveries: await db.selectFrom('report_delivery').selectAll().orderBy('id').execute(),
    events: await db.selectFrom('incident_event').selectAll().orderBy('id').execute(),
    allowed: await db.selectFrom('allow_entry').selectAll().orderBy('id').execute(),
    copies: await db.selectFrom('allow_copy').selectAll().orderBy('id').execute(),
    companies: await db.selectFrom('company').selectAll().orderBy('id').execute(),
    mapped: new Map(mappings.map((row) => [row.company_id, row.connectwise_company_id])),
    settings: await loadSetting(db, incidentSettings),
    severity: await loadSetting(db, severitySettings),
    service: await loadSetting(db, ticketService),
    callbacks: await loadSetting(db, callbackSetting),
  };
}

function checkLeases(_: World, { tickets, operations }: Remains): string[] {
  return [...tickets, ...operations]
    .filter(({ locked_by }) => locked_by !== null)
    .map(({ id, state }) => `Ticket ${id} (${state}) is still leased, though nobody works on it.`);
}

const hourly = new Set(['keep callbacks', 'delete expired records']);

/** Every loop finished a round recently, without an error. */
function checkLoops({ pickets, time }: World): string[] {
  const ago = (name: string) => time().getTime() - (hourly.has(name) ? 65 : 15) * 60_000;
  return [...pickets].flatMap(({ name, loops }) =>
    loops
      .map((loop) => loop.health())
      .flatMap(({ name: loop, lastRoundAt, problem }) => {
        if (problem !== null) return [`“${loop}” of ${name} has a problem: ${problem.message}`];
        const stuck = lastRoundAt === null || lastRoundAt.getTime() < ago(loop);
        return stuck ? [`“${loop}” of ${name} is stuck since ${lastRoundAt?.toISOString()}.`] : [];
      }),
  );
}
