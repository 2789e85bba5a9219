import { countRoutes, type RuleCount } from '../../connectwise/services/count-routes.ts';
import { heldWithoutValueCode } from '../../connectwise/services/custom-field-problems.ts';
import type { RoutingRule } from '../../connectwise/services/rule.ts';
import type { Allowed } from '../../decisions/allowed.ts';
import { type CompanyNow, noCompanyRules } from '../../decisions/company-now.ts';
import { type Circumstances, type Decision, decide } from '../../decisions/decide.ts';
import { decisionReasons } from '../../decisions/decision-reasons.ts';
import type { RollUpSettings } from '../../decisions/roll-up-settings.ts';
import type { Incident } from '../../incidents/incident.ts';
import type { IncidentSettings } from '../../incidents/incident-settings.ts';
import { recurrenceSettings } from '../../incidents/recurrence-settings.ts';
import type { Severity } from '../../incidents/severities.ts';
import type { NoiseNow } from '../../noise/noise-now.ts';
import type { TicketState } from '../../platform/database/schema-tickets.ts';
import type { Problem } from '../../platform/values/problem.ts';
import { rehearsedLoads } from '../roll-ups/rehearse-storms.ts';
import type { FieldHold } from './hold-for-fields.ts';

/** The settings that are assumed. */
export interface RehearsedSettings {
  readonly settings: IncidentSettings;
  readonly rollUps: RollUpSettings;
  /** IANA zone for the hour of the daily digest. */
  readonly timeZone: string;
}

/** A company with the fields of a rehearsal, and its present mapping. */
export interface RehearsedCompany {
  readonly id: number;
  readonly name: string;
  readonly mapping: { readonly problem: Problem | null } | null;
  /** The rules of the company. */
  readonly rulesAt?: (at: Date) => CompanyNow;
}

export interface ReasonCount {
  readonly reason: string;
  readonly title: string;
  readonly count: number;
}

interface Tally {
  tickets: number;
  /** Covered by a roll-up or a digest. */
  covered: number;
  held: number;
  skipped: number;
}

export interface RehearsalResult {
  readonly incidents: number;
  readonly alreadyTicketed: number;
  readonly wouldTicket: number;
  /** The incidents that roll-ups of storms, and daily digests, would have covered, and the number of their tickets. */
  readonly wouldRollUp: { readonly incidents: number; readonly tickets: number };
  readonly wouldDigest: { readonly incidents: number; readonly tickets: number };
  readonly wouldHold: ReasonCount[];
  readonly wouldSkip: ReasonCount[];
  readonly byCompany: (Tally & { readonly companyId: number; readonly name: string })[];
  readonly byReason: (Tally & { readonly reason: string })[];
  readonly byRule: RuleCount[];
}

/** Block reasons are open strings: beyond this many, the rest only counts in the totals. */
const mostReasons = 10_000;
const shownCompanies = 500;
const shownReasons = 100;

/** A ticket that is, or may be, in ConnectWise. */
const isTicketed = (state: TicketState | null) =>
  state === 'created' || state === 'sending' || state === 'unknown' || state === 'needs_person';

const noTally = (): Tally => ({ tickets: 0, covered: 0, held: 0, skipped: 0 });

/** What the rehearsal of one incident needs besides the incident. */
export interface Rehearsed {
  readonly ticket: TicketState | null;
  readonly company: RehearsedCompany;
  readonly allowed: Allowed | null;
  readonly thresholdReached: boolean | null;
  /** The required custom field for which its ticket would be held. */
  readonly fieldHold?: (severity: Severity) => FieldHold | null;
}

/**
 * Counts the decisions about incidents with these settings, if the ticket service was enabled and complete, and
 * ConnectWise healthy. Each is decided as at the end of its grouping wait, in that order, with the noise rules that
 * `noiseAt` returns for that time, and with the present allow list.
 */
export function rehearsal(
  { settings, rollUps, timeZone }: RehearsedSettings,
  noiseAt: (at: Date) => NoiseNow,
  rules: readonly RoutingRule[] = [],
) {
  const loads = rehearsedLoads(rollUps);
  const digests = new Set<string>();
  let rolledUp = 0;
  let digested = 0;
  let incidents = 0;
  let alreadyTicketed = 0;
  let wouldTicket = 0;
  const holds = new Map<string, number>();
  const skips = new Map<string, number>();
  const fieldHolds = new Map<string, ReasonCount>();
  const companies = new Map<number, Tally & { companyId: number; name: string }>();
  const reasons = new Map<string, Tally & { reason: string }>();
  const routes = countRoutes(rules);

  function count(
    decision: Decision,
    incident: Incident,
    company: RehearsedCompany,
    fieldHold: FieldHold | null,
  ): void {
    const what = fieldHold === null ? kindOf(decision) : 'held';
    if (what === 'tickets') wouldTicket += 1;
    if (decision.reason === 'storm') rolledUp += 1;
    if (decision.reason === 'daily_digest') {
      digested += 1;
      // For a company that cannot have a digest, it would stay held.
      if (company.mapping?.problem === null) digests.add(`${company.id} ${decision.decideAt?.getTime()}`);
    }
    if (fieldHold !== null) {
      const { reason, title } = nameHold(fieldHold);
      fieldHolds.set(reason, { reason, title, count: (fieldHolds.get(reason)?.count ?? 0) + 1 });
    } else if (what === 'held' || what === 'skipped') {
      const into = what === 'held' ? holds : skips;
      into.set(decision.reason, (into.get(decision.reason) ?? 0) + 1);
    }
    const own = companies.get(company.id) ?? { companyId: company.id, name: company.name, ...noTally() };
    own[what] += 1;
    companies.set(company.id, own);
    for (const reason of new Set(incident.reasons)) {
      const tally = reasons.get(reason) ?? { reason, ...noTally() };
      tally[what] += 1;
      if (reasons.has(reason) || reasons.size < mostReasons) reasons.set(reason, tally);
    }
  }

  return {
    /** Counts one incident; true if it would have got a ticket. */
    add(incident: Incident, { ticket, company, allowed, thresholdReached, fieldHold }: Rehearsed): boolean {
      incidents += 1;
      const now = new Date(incident.openedAt.getTime() + settings.groupingWaitSeconds * 1000);
      const load = loads.of(company.id, now);
      if (isTicketed(ticket)) {
        alreadyTicketed += 1;
        loads.ticketed(company.id, now);
        return false;
      }
      const { mapping } = company;
      const noise = noiseAt(now);
      const rules = company.rulesAt?.(now) ?? noCompanyRules;
      const given = { now, settings, mapping, noise, allowed, thresholdReached, rollUps, load, timeZone };
      const decision = rehearse(incident, { ...given, company: rules });
      const severity = noise.rate(incident);
      const heldFor = kindOf(decision) === 'tickets' ? (fieldHold?.(severity) ?? null) : null;
      count(decision, incident, company, heldFor);
      if (decision.reason === 'due' && heldFor === null) loads.ticketed(company.id, now);
      if (decision.reason === 'storm') loads.covered(company.id, now);
      const due = kindOf(decision) === 'tickets' && heldFor === null;
      if (due) routes.add({ ...incident, severity });
      return due;
    },
    result: (): RehearsalResult => ({
      incidents,
      alreadyTicketed,
      wouldTicket,
      wouldRollUp: { incidents: rolledUp, tickets: loads.rollUps() },
      wouldDigest: { incidents: digested, tickets: digests.size },
      wouldHold: [...counted(holds), ...fieldHolds.values()].sort((one, other) => other.count - one.count),
      wouldSkip: counted(skips),
      byCompany: [...companies.values()].sort(mostFirst).slice(0, shownCompanies),
      byReason: [...reasons.values()].sort(mostFirst).slice(0, shownReasons),
      byRule: routes.result(),
    }),
  };
}

const nameHold = ({ fieldId, caption, board }: FieldHold) => ({
  reason: `${heldWithoutValueCode}.${board.id}.${fieldId}`,
  title: `The required custom field “${caption}” of the board “${board.name}” has no valid value`,
});

const any = { id: 1, name: '' };

function rehearse(
  incident: Incident,
  given: Omit<Circumstances, 'service' | 'connection' | 'ticket' | 'covers' | 'rollUp' | 'recurrence'>,
): Decision {
  return decide(
    // As a new incident: the rehearsal assumes that its present hold does not exist.
    {
      ...incident,
      state: 'open',
      decision: 'hold',
      decisionReason: 'waiting_to_group',
      releasedAt: null,
    },
    {
      ...given,
      service: { enabled: true, board: any, status: any, priority: any, type: any, problem: null },
      connection: { state: 'ok', problem: null, since: given.now.toISOString() },
      ticket: null,
      covers: null,
      rollUp: null,
      recurrence: { settings: recurrenceSettings.initial, mayReopen: false, lastAt: null },
    },
  );
}

function kindOf({ action, reason }: Decision): keyof Tally {
  if (action === 'append' || reason === 'daily_digest') return 'covered';
  if (action === 'hold') return 'held';
  return action === 'skip' ? 'skipped' : 'tickets';
}

const counted = (counts: ReadonlyMap<string, number>): ReasonCount[] =>
  [...counts]
    .map(([reason, count]) => ({
      reason,
      title: decisionReasons[reason as keyof typeof decisionReasons].title,
      count,
    }))
    .sort((one, other) => other.count - one.count);

const mostFirst = (one: Tally, other: Tally): number =>
  other.tickets - one.tickets ||
  other.covered - one.covered ||
  other.held - one.held ||
  other.skipped - one.skipped;
