import type { Kysely } from 'kysely';
import type { ConnectWise, CreateOutcome, NewTicket } from '../../connectwise/client/types.ts';
import { customFieldProblems } from '../../connectwise/services/custom-field-problems.ts';
import { customFieldSettings, fieldsOfBoard } from '../../connectwise/services/custom-fields-setting.ts';
import { explainFields } from '../../connectwise/services/explain-custom-fields.ts';
import type { TicketService } from '../../connectwise/services/ticket-service.ts';
import { incidentSettings } from '../../incidents/incident-settings.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { transaction } from '../../platform/database/transaction.ts';
import { actorOf, type Principal } from '../../platform/http/principal.ts';
import { recordAudit } from '../../platform/settings/audit.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import type { Clock } from '../../platform/values/clock.ts';
import type { Problem } from '../../platform/values/problem.ts';
import type { RandomBytes } from '../../platform/values/random.ts';
import { cutText } from '../../platform/values/text.ts';
import { ticketText as safeText } from '../../platform/values/ticket-safe.ts';
import { summaryLimit } from '../compose/compose.ts';
import { type ComposedFields, composeFields } from '../compose/compose-custom-fields.ts';
import { composeText } from '../compose/compose-text.ts';
import type { TextSurroundings } from '../compose/load-composition.ts';
import { sampleComposition } from '../compose/sample.ts';
import { ticketText } from '../compose/ticket-text.ts';
import { ticketValues } from '../compose/variables.ts';
import { ticketContents } from '../contents/ticket-contents.ts';
import { nextSteps } from '../next-steps/next-steps.ts';
import { problems } from '../record/problems.ts';
import { newReference } from '../record/reference.ts';
import {
  endTestTicket,
  getTestTicket,
  noteTestTicket,
  type TestOutcome,
  type TestTicketRow,
} from './test-ticket-store.ts';

export interface TestTicketDeps extends TextSurroundings {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly random: RandomBytes;
}

export interface WantedTest {
  readonly requestId: string;
  readonly company: { readonly id: number; readonly name: string };
  readonly choices: {
    readonly [K in 'board' | 'status' | 'type' | 'priority']: NonNullable<TicketService[K]>;
  };
}

/** How long it is searched for after a lost answer, repeatedly: ConnectWise shows a new ticket with a delay. */
const searchDelaysMs = [1_000, 3_000, 6_000];

/**
 * Opens one test ticket, which belongs to no incident. The request is stored before anything is sent. The same request
 * again returns the outcome of the first, searches for it if that is unknown, and never sends another.
 */
export async function openTestTicket(
  deps: TestTicketDeps,
  client: ConnectWise,
  wanted: WantedTest,
  by: Principal,
): Promise<TestTicketRow> {
  const { db, clock, random } = deps;
  const asked = {
    request_id: wanted.requestId,
    // With its own prefix, so that it cannot be taken for an incident's.
    reference: newReference(random).replace('picket:', 'picket:test-'),
    connectwise_company_id: wanted.company.id,
    board_name: wanted.choices.board.name,
    asked_at: clock.now(),
    asked_by: actorOf(by),
  };
  const isNew = await transaction(db, async (tx) => {
    if (!(await noteTestTicket(tx, asked))) return false;
    await recordAudit(tx, {
      at: asked.asked_at,
      actor: asked.asked_by,
      action: 'test_ticket.asked',
      subject: `test_ticket:${asked.request_id}`,
      after: { company: wanted.company, board: wanted.choices.board.name, reference: asked.reference },
    });
    return true;
  });
  if (isNew) {
    const { ticket, fields } = await ticketOf(deps, asked, wanted, by);
    const boardName = wanted.choices.board.name;
    const outcome =
      fields.missing.length > 0
        ? refusedBefore(customFieldProblems.noValue(boardName, fields.missing))
        : toOutcome(explainFields(await client.createTicket(ticket), { content: ticket, boardName }));
    await end(deps, asked.request_id, outcome, asked.asked_by);
  }
  const known = await loadNoted(deps, wanted.requestId);
  if (known.outcome === 'created' || known.outcome === 'refused') return known;
  await end(deps, known.request_id, await lookFor(deps, client, known), asked.asked_by);
  return loadNoted(deps, wanted.requestId);
}

async function loadNoted({ db }: TestTicketDeps, requestId: string): Promise<TestTicketRow> {
  const row = await getTestTicket(db, requestId);
  if (row === undefined) throw new Error(`Test ticket ${requestId} was stored but cannot be found.`);
  return row;
}

/** The text of real tickets, for a sample incident; its first line says that it is a test. */
async function ticketOf(
  { db, timeZone, publicUrl }: TestTicketDeps,
  asked: { readonly reference: string; readonly asked_at: Date },
  { company, choices }: WantedTest,
  by: Principal,
): Promise<{ ticket: NewTicket; fields: ComposedFields }> {
  const { defangDomains } = await loadSetting(db, incidentSettings);
  const who = safeText(by.name, { defang: defangDomains });
  const sample = sampleComposition(
    { timeZone, publicUrl },
    { at: asked.asked_at, companyName: company.name, defangDomains },
  );
  const { describeIn } = await loadSetting(db, ticketContents);
  const steps = await loadSetting(db, nextSteps);
  const composition = { ...sample, nextSteps: steps };
  const { words } = composeText(await loadSetting(db, ticketText), composition);
  const chosen = fieldsOfBoard(await loadSetting(db, customFieldSettings), choices.board.id);
  const fields = composeFields(chosen, ticketValues(composition), timeZone);
  const ticket: NewTicket = {
    summary: cutText(`TEST from Picket, please close: ${words.summary}`, summaryLimit),
    initialDescription: [
      'This is a test ticket. Nothing was detected. Close it.',
      `Sent by: Picket, requested by ${who}.`,
      'A real ticket contains the following, with the data of the detections.',
      words.initialDescription,
    ].join('\n'),
    boardId: choices.board.id,
    statusId: choices.status.id,
    typeId: choices.type.id,
    priorityId: choices.priority.id,
    companyId: company.id,
    externalXRef: asked.reference,
    ...(fields.customFields.length === 0 ? {} : { customFields: fields.customFields }),
    ...(describeIn === 'internal' ? { internal: true } : {}),
  };
  return { ticket, fields };
}

const refusedBefore = (problem: Problem): TestOutcome => ({ outcome: 'refused', problem });

function toOutcome(created: CreateOutcome): TestOutcome {
  switch (created.outcome) {
    case 'created':
      return {
        outcome: 'created',
        connectwise_id: created.id,
        url: created.url,
        ...(created.boardName === undefined ? {} : { board_name: created.boardName }),
        problem: null,
      };
    // Nothing was created; another attempt needs a new request.
    case 'refused':
    case 'not_sent':
      return { outcome: 'refused', problem: created.problem };
    case 'unknown':
      return { outcome: 'unknown', problem: created.problem };
  }
}

/** Searches for a test ticket with an unknown outcome. */
async function lookFor(
  { clock }: TestTicketDeps,
  client: ConnectWise,
  { reference }: TestTicketRow,
): Promise<TestOutcome> {
  for (const delayMs of searchDelaysMs) {
    await clock.sleep(delayMs);
    const found = await client.ticketsByReference(reference);
    if (!found.ok) return { outcome: 'unknown', problem: problems.searchRefused(found.problem) };
    const [first] = [...found.value].sort((one, other) => one.id - other.id);
    if (first === undefined) continue;
    return {
      outcome: 'created',
      connectwise_id: first.id,
      url: first.url,
      ...(first.boardName === undefined ? {} : { board_name: first.boardName }),
      problem: null,
    };
  }
  return { outcome: 'unknown', problem: problems.testOutcomeUnknown(reference) };
}

async function end(
  { db, clock }: TestTicketDeps,
  requestId: string,
  outcome: TestOutcome,
  actor: string,
): Promise<void> {
  await transaction(db, async (tx) => {
    if (!(await endTestTicket(tx, requestId, outcome))) return;
    await recordAudit(tx, {
      at: clock.now(),
      actor,
      action: `test_ticket.${outcome.outcome}`,
      subject: `test_ticket:${requestId}`,
      after: {
        connectwiseId: outcome.connectwise_id ?? null,
        ...(outcome.problem === null ? {} : { problem: outcome.problem.code }),
      },
    });
  });
}
