import type { Kysely } from 'kysely';
import type { Incident } from '../../incidents/incident.ts';
import { lockIncident } from '../../incidents/store.ts';
import { recordEvents } from '../../incidents/timeline.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { defang } from '../../platform/values/domain-name.ts';
import { cutText, plainText } from '../../platform/values/text.ts';
import { addEntry, sameEntry } from '../allow-list/change-entries.ts';
import { type ActingSettings, mayAct } from './acting-settings.ts';
import { answerText, type Became, newAnswerReference } from './answer-text.ts';
import { domainToAllow } from './domain-to-allow.ts';
import type { Asked } from './parse-note.ts';
import { actingProblems } from './problems.ts';
import { holdsNotes, type NotesTurn } from './store.ts';
import { leaseFrom, type NotesWorker } from './worker.ts';

/** A member's request in a ticket: by a note, or (without a note id) by choosing a status. */
export interface Request {
  readonly noteId: number | null;
  readonly member: string;
  /** The request in the form of the console. */
  readonly shown: string;
  readonly lines: readonly Asked[];
}

/** The most commands of one ticket that are followed within an hour. */
export const mostAnHour = 10;
const hourMs = 3_600_000;

/**
 * Follows a command once: the entry, the timeline, the audit trail and the queued answer are stored together, before
 * anything is sent to ConnectWise. Returns false if another worker has the ticket now.
 */
export async function followRequest(
  worker: NotesWorker,
  turn: NotesTurn,
  request: Request,
  settings: ActingSettings,
): Promise<boolean> {
  const { db, clock } = worker;
  return transaction(db, async (tx) => {
    const incident = await lockIncident(tx, turn.incident_id);
    if (incident === null || !(await holdsNotes(tx, turn.ticket_id, leaseFrom(worker)))) return false;
    if (await wasFollowed(tx, turn, request.noteId)) return true;
    const now = clock.now();
    const before = await countLately(tx, turn.ticket_id, now);
    const scene = { worker, turn, incident, request, now };
    const became = before < mostAnHour ? await decideAll(tx, scene, settings) : tooMany;
    await record(tx, scene, became, before > mostAnHour);
    return true;
  });
}

interface Scene {
  readonly worker: NotesWorker;
  readonly turn: NotesTurn;
  readonly incident: Incident;
  readonly request: Request;
  readonly now: Date;
}

const tooMany: readonly Became[] = [{ problem: actingProblems.tooMany(mostAnHour) }];

/** Whether an interrupted turn has already followed it. For a status, that also marks it as followed. */
async function wasFollowed(tx: Kysely<Schema>, turn: NotesTurn, noteId: number | null): Promise<boolean> {
  const { ticket_id: ticketId, status_id: statusId } = turn;
  if (noteId === null) {
    const { numUpdatedRows } = await tx
      .updateTable('ticket_notes')
      .set({ acted_status_id: statusId })
      .where('ticket_id', '=', ticketId)
      .where((is) => is.or([is('acted_status_id', 'is', null), is('acted_status_id', '!=', statusId ?? 0)]))
      .executeTakeFirst();
    return numUpdatedRows === 0n;
  }
  const row = await tx
    .selectFrom('ticket_command')
    .select('id')
    .where('ticket_id', '=', ticketId)
    .where('note_id', '=', noteId)
    .executeTakeFirst();
  return row !== undefined;
}

async function countLately(tx: Kysely<Schema>, ticketId: number, now: Date): Promise<number> {
  const { count } = await tx
    .selectFrom('ticket_command')
    .select((is) => is.fn.countAll<number>().as('count'))
    .where('ticket_id', '=', ticketId)
    .where('at', '>', new Date(now.getTime() - hourMs))
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function decideAll(
  tx: Kysely<Schema>,
  scene: Scene,
  settings: ActingSettings,
): Promise<readonly Became[]> {
  const { request } = scene;
  if (!mayAct(settings, request.member)) return [{ problem: actingProblems.mayNot(request.member) }];
  const became: Became[] = [];
  for (const asked of request.lines) became.push(await decideOne(tx, scene, asked));
  return became;
}

async function decideOne(tx: Kysely<Schema>, scene: Scene, { domain: written, why }: Asked): Promise<Became> {
  const { turn, incident, request, now } = scene;
  const asked = domainToAllow(written, incident);
  if (!asked.ok) return asked;
  const domain = asked.value;
  const { companyId, id: incidentId } = incident;
  const same = await sameEntry(tx, { companyId, domain }, now);
  if (same !== undefined) return { problem: actingProblems.already(defang(domain), same.id) };
  await addEntry(
    { ...scene.worker, db: tx },
    {
      companyId,
      domain,
      why: why === '' ? `Requested in ticket ${turn.connectwise_id}.` : cutText(why, 500),
      expiresAt: null,
      incidentId,
      ticket: { connectWiseId: turn.connectwise_id, url: turn.url },
    },
    { name: request.member, actor: `${request.member} (ConnectWise member)` },
  );
  return { allowed: domain };
}

async function record(
  tx: Kysely<Schema>,
  { worker, turn, incident, request, now }: Scene,
  became: readonly Became[],
  silently: boolean,
): Promise<void> {
  const { name: companyName } = await tx
    .selectFrom('company')
    .select('name')
    .where('id', '=', incident.companyId)
    .executeTakeFirstOrThrow();
  const reference = newAnswerReference(worker.random);
  const { member } = request;
  const { publicUrl } = worker;
  const parts = { member, companyName: plainText(companyName), became, publicUrl, reference };
  const allowed = became.filter((one) => 'allowed' in one).length;
  await tx
    .insertInto('ticket_command')
    .values({
      ticket_id: turn.ticket_id,
      note_id: request.noteId,
      member,
      asked: cutText(plainText(request.shown), 500),
      at: now,
      outcome: allowed === became.length ? 'allowed' : allowed > 0 ? 'partly' : 'refused',
      answer: answerText(parts),
      reference,
      answer_state: silently ? 'none' : 'due',
      answer_due_at: silently ? null : now,
    })
    .execute();
  const refused = became.flatMap((one) => ('problem' in one ? [one.problem] : []));
  if (silently || refused.length === 0) return;
  const message = `${member} wrote a command in ticket ${turn.connectwise_id} that Picket did not carry out: ${refused.map((one) => one.message).join(' ')}`;
  const kind = 'request_refused';
  await recordEvents(tx, [{ incidentId: incident.id, at: now, kind, message }]);
}
