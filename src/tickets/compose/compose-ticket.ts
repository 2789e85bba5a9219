import type { Kysely } from 'kysely';
import type { NewTicket } from '../../connectwise/client/types.ts';
import { customFieldSettings, fieldsOfBoard } from '../../connectwise/services/custom-fields-setting.ts';
import { misfitOf, placementOf, routeOf } from '../../connectwise/services/route-of.ts';
import type { RoutingRule } from '../../connectwise/services/rule.ts';
import { listRules } from '../../connectwise/services/store.ts';
import type { Choice } from '../../connectwise/services/ticket-service.ts';
import type { Incident } from '../../incidents/incident.ts';
import { recordEvents } from '../../incidents/timeline.ts';
import type { Schema } from '../../platform/database/schema.ts';
import type { TicketRouting } from '../../platform/database/schema-tickets.ts';
import { loadSetting, loadSettings, writeSetting } from '../../platform/settings/store.ts';
import type { Clock } from '../../platform/values/clock.ts';
import type { Problem } from '../../platform/values/problem.ts';
import { ticketContents } from '../contents/ticket-contents.ts';
import type { IncidentCircumstances } from '../due/circumstances.ts';
import { nextSteps } from '../next-steps/next-steps.ts';
import type { TicketRow } from '../record/store.ts';
import { loadCovered } from '../roll-ups/load-covered.ts';
import { severityOfRollUp } from '../roll-ups/severity.ts';
import type { TicketWords } from './compose.ts';
import { type ComposedFields, composeFields } from './compose-custom-fields.ts';
import { composeRollUp, shownIncidents } from './compose-roll-up.ts';
import { composeText } from './compose-text.ts';
import { compositionOf, type TextSurroundings } from './load-composition.ts';
import { nameCompany } from './name-company.ts';
import { type TicketText, ticketText } from './ticket-text.ts';
import { type Composition, ticketValues } from './variables.ts';

export interface ComposedTicket {
  readonly content: NewTicket;
  readonly boardName: string;
  /** The custom fields of the board, and which of them have no value. */
  readonly fields: ComposedFields;
  /** The incidents that a roll-up’s ticket names; null of others. */
  readonly names: readonly number[] | null;
  /** The routing rule that matched the incident. */
  readonly routing: TicketRouting | null;
  /** That rule, if it is followed. */
  readonly rule: RoutingRule | null;
  /** The priority of the company for this severity; null if none is set. */
  readonly ownPriority: Choice | null;
}

/** The ticket to send: its text and its destination. Null if a required value is missing. */
export async function composeTicket(
  surroundings: TextSurroundings & { readonly clock: Clock },
  tx: Kysely<Schema>,
  ticket: TicketRow,
  incident: Incident,
  { service, mapping, settings, noise, company }: IncidentCircumstances,
): Promise<ComposedTicket | null> {
  const { board, status, type, priority } = service;
  if (!board || !status || !type || !priority || !mapping) return null;
  const isRollUp = incident.kind !== 'detections';
  const severity = (isRollUp ? await severityOfRollUp(tx, incident.id) : null) ?? noise.rate(incident);
  const { defangDomains } = settings;
  const set = await loadSettings(tx, {
    text: ticketText,
    contents: ticketContents,
    customFields: customFieldSettings,
    nextSteps,
  });
  const composition = await compositionOf(tx, incident, surroundings, {
    defangDomains,
    severity,
    nextSteps: set.nextSteps,
  });
  const now = surroundings.clock.now();
  const { names, ...words } = isRollUp
    ? composeRollUp({
        ...composition,
        covered: await loadCovered(tx, incident.id, { shown: shownIncidents }),
      })
    : { names: null, ...(await wordsOf(tx, ticket, set.text, composition, now)) };

  const taking = routeOf({ ...incident, severity }, await listRules(tx));
  const misfit = taking === null ? null : misfitOf(taking, service);
  const routing = taking === null ? null : { ruleId: taking.id, rule: taking.name, problem: misfit };
  if (routing !== null) await noteRouting(tx, ticket, routing, now);
  const rule = misfit === null ? taking : null;
  const ownPriority = company.priorities[severity] ?? null;
  const placement = placementOf({ board, status, type, priority }, rule);
  const chosen = fieldsOfBoard(set.customFields, placement.boardId);
  const fields = composeFields(chosen, ticketValues(composition), composition.timeZone);
  const { customFields } = fields;
  return {
    content: {
      ...(mapping.isCatchAll ? nameCompany(words, composition.companyName) : words),
      ...placement,
      ...(ownPriority === null ? {} : { priorityId: ownPriority.id }),
      companyId: mapping.connectWiseCompanyId,
      ...(customFields.length === 0 ? {} : { customFields }),
      ...(set.contents.describeIn === 'internal' ? { internal: true } : {}),
      externalXRef: ticket.reference,
    },
    boardName: (placement.boardId === board.id ? board : (rule?.destination.board ?? board)).name,
    fields,
    names,
    routing,
    rule,
    ownPriority,
  };
}

/** Uses the administrator's templates, if there are any. */
async function wordsOf(
  tx: Kysely<Schema>,
  ticket: TicketRow,
  text: TicketText,
  composition: Composition,
  now: Date,
): Promise<TicketWords> {
  const { words, problem } = composeText(text, composition);
  if (problem !== null) await noteFailedText(tx, ticket, problem, now);
  return words;
}

/** The ticket is sent with the built-in text, and a person should fix the template. */
async function noteFailedText(
  tx: Kysely<Schema>,
  ticket: TicketRow,
  problem: Problem,
  now: Date,
): Promise<void> {
  if (ticket.attempts === 0) {
    const { message } = problem;
    await recordEvents(tx, [{ incidentId: ticket.incident_id, at: now, kind: 'text_failed', message }]);
  }
  const text = await loadSetting(tx, ticketText);
  await writeSetting(tx, ticketText, { ...text, problem }, { at: now, actor: 'picket' });
}

/** Records in the timeline which rule applies to the ticket, if that changed. */
async function noteRouting(
  tx: Kysely<Schema>,
  ticket: TicketRow,
  { ruleId, rule, problem }: TicketRouting,
  now: Date,
): Promise<void> {
  const { routing: before } = ticket;
  if (before?.ruleId === ruleId && before.problem?.message === problem?.message) return;
  const message =
    problem === null
      ? `Routed by the rule “${rule}”.`
      : `Picket cannot follow the routing rule “${rule}”, so the ticket uses the ticket service. ${problem.message}`;
  const kind = problem === null ? 'routed' : 'routing_failed';
  await recordEvents(tx, [{ incidentId: ticket.incident_id, at: now, kind, message, details: { ruleId } }]);
}
