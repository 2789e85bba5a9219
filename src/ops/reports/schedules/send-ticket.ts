import type { Kysely } from 'kysely';
import { refusesConnection } from '../../../connectwise/client/problems.ts';
import type { ConnectWise, NewTicket } from '../../../connectwise/client/types.ts';
import { settingsProblems } from '../../../connectwise/connection/problems.ts';
import { customFieldProblems } from '../../../connectwise/services/custom-field-problems.ts';
import { customFieldSettings, fieldsOfBoard } from '../../../connectwise/services/custom-fields-setting.ts';
import { explainFields } from '../../../connectwise/services/explain-custom-fields.ts';
import { incidentSettings } from '../../../incidents/incident-settings.ts';
import type { Schema } from '../../../platform/database/schema.ts';
import { loadSetting } from '../../../platform/settings/store.ts';
import type { Problem } from '../../../platform/values/problem.ts';
import { cutText } from '../../../platform/values/text.ts';
import { ticketText } from '../../../platform/values/ticket-safe.ts';
import { composeFields } from '../../../tickets/compose/compose-custom-fields.ts';
import { reportProblems } from '../problems.ts';
import type { Summary } from '../summary.ts';
import type { SendOutcome, ToSend } from './outcome.ts';
import { plainReport, subjectOf } from './plain-report.ts';
import type { Delivery } from './schedule.ts';

/** The longest summary that ConnectWise accepts. */
const summaryLimit = 100;

export interface TicketDeps {
  readonly db: Kysely<Schema>;
  readonly connectWise: () => Promise<ConnectWise | null>;
}

type TicketDelivery = Extract<Delivery, { by: 'ticket' }>;

/** One POST, never repeated here: after a lost answer, the ticket is searched for by the reference. */
export async function sendAsTicket(
  { db, connectWise }: TicketDeps,
  { connectwiseCompanyId, by: _, ...choices }: TicketDelivery,
  summary: Summary,
  { reference, test, beforeSend }: ToSend,
  signal: AbortSignal,
): Promise<SendOutcome> {
  const client = await connectWise();
  if (client === null) return { outcome: 'not_sent', problem: settingsProblems.notConfigured() };
  const companyId = connectwiseCompanyId ?? (await mappedTo(db, summary.companyId));
  if (companyId === null) return { outcome: 'refused', problem: reportProblems.noTicketCompany() };
  const { defangDomains } = await loadSetting(db, incidentSettings);
  const safe = (text: string) => ticketText(text, { defang: defangDomains });
  const fields = await fieldsOf(db, choices.boardId);
  if ('problem' in fields) return { outcome: 'refused', problem: fields.problem };
  const content: NewTicket = {
    ...choices,
    companyId,
    summary: cutText(
      `${test ? 'TEST from Picket, please close: ' : ''}${safe(subjectOf(summary))}`,
      summaryLimit,
    ),
    initialDescription: plainReport(summary).split('\n').map(safe).join('\n'),
    externalXRef: reference,
    ...fields,
  };
  const answered = await client.createTicket(content, { signal, beforeSend });
  const created = explainFields(answered, { content, boardName: await boardName(db, choices.boardId) });
  switch (created.outcome) {
    case 'created':
      return { outcome: 'sent', connectwiseId: created.id, url: created.url };
    case 'refused':
      // Nothing is wrong with this report: it is tried again while the connection is fixed.
      return {
        outcome: refusesConnection(created.problem) ? 'not_sent' : 'refused',
        problem: inSchedule(created.problem),
      };
    case 'not_sent':
      return { outcome: 'not_sent', problem: created.problem };
    case 'unknown':
      return { outcome: 'unknown', problem: created.problem };
  }
}

/** Board, status, type, priority and company are those of the schedule, not of the ticket service. */
const inSchedule = (problem: Problem): Problem =>
  problem.code === 'connectwise.invalid' ? { ...problem, hint: reportProblems.ticketRefusedHint } : problem;

/** The ticket with the reference; null if ConnectWise shows none. */
export async function findReportTicket(
  { connectWise }: TicketDeps,
  reference: string,
): Promise<Extract<SendOutcome, { outcome: 'sent' | 'unknown' }> | null> {
  const client = await connectWise();
  if (client === null) return { outcome: 'unknown', problem: settingsProblems.notConfigured(), unread: true };
  const found = await client.ticketsByReference(reference);
  if (!found.ok) return { outcome: 'unknown', problem: found.problem, unread: true };
  const [first] = [...found.value].sort((one, other) => one.id - other.id);
  return first === undefined ? null : { outcome: 'sent', connectwiseId: first.id, url: first.url };
}

/** Fixed values alone: a report is not about one incident, so a template has nothing to say. */
async function fieldsOf(
  db: Kysely<Schema>,
  boardId: number,
): Promise<Pick<NewTicket, 'customFields'> | { readonly problem: Problem }> {
  const chosen = fieldsOfBoard(await loadSetting(db, customFieldSettings), boardId);
  const { customFields, missing } = composeFields(chosen, null, 'UTC');
  if (missing.length > 0)
    return { problem: customFieldProblems.noValue(await boardName(db, boardId), missing) };
  return customFields.length === 0 ? {} : { customFields };
}

async function boardName(db: Kysely<Schema>, boardId: number): Promise<string> {
  const { boards } = await loadSetting(db, customFieldSettings);
  return boards.find((board) => board.boardId === boardId)?.boardName ?? String(boardId);
}

async function mappedTo(db: Kysely<Schema>, companyId: number | null): Promise<number | null> {
  if (companyId === null) return null;
  const row = await db
    .selectFrom('mapping')
    .select('connectwise_company_id')
    .where('company_id', '=', companyId)
    .executeTakeFirst();
  return row?.connectwise_company_id ?? null;
}
