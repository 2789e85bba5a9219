import type { RollUpSettings } from './roll-up-settings.ts';

/** The period in which tickets are counted: a sliding hour. */
export const stormHourMs = 3_600_000;

/**
 * How long a new roll-up collects incidents before its ticket is composed. It also covers incidents that come later.
 */
export const gatherMs = 60_000;

/** The number of tickets for storm control: sent within the hour, or queued. */
export interface TicketLoad {
  /** Tickets of the incident's company, without roll-ups and digests. */
  readonly ofCompany: number;
  readonly ofAll: number;
  /** Whether the company has an open roll-up of a storm that still accepts incidents. */
  readonly gathering: boolean;
  /** Tickets for roll-ups of storms, of all companies. */
  readonly rollUps: number;
  /** When the oldest of those roll-up tickets leaves the hour. */
  readonly rollUpsFreeAt: Date | null;
}

export const noLoad: TicketLoad = {
  ofCompany: 0,
  ofAll: 0,
  gathering: false,
  rollUps: 0,
  rollUpsFreeAt: null,
};

type Limits = Pick<RollUpSettings, 'ticketsPerCompany' | 'ticketsInAll' | 'rollUpsInAll'>;

/** A limit of zero means no limit. */
const reaches = (count: number, limit: number): boolean => limit > 0 && count >= limit;

export const limitsStorms = ({ ticketsPerCompany, ticketsInAll }: Limits): boolean =>
  ticketsPerCompany > 0 || ticketsInAll > 0;

/**
 * Whether another ticket would exceed a limit, so that a roll-up covers the incident. While a roll-up is open it covers
 * every incident, whatever the count. Otherwise each hour of a long storm would begin with as many tickets as the limit
 * permits.
 */
export function isStorm(load: TicketLoad, limits: Limits): boolean {
  if (!limitsStorms(limits)) return false;
  return (
    load.gathering ||
    reaches(load.ofCompany, limits.ticketsPerCompany) ||
    reaches(load.ofAll, limits.ticketsInAll)
  );
}

/** Whether another roll-up ticket has to wait, because the limit for this hour is reached. */
export const mustRollUpWait = (load: TicketLoad, limits: Limits): boolean =>
  reaches(load.rollUps, limits.rollUpsInAll);

/**
 * Whether a company's storm has ended: no limit would be reached if each incident of the last hour, covered ones
 * included, had a ticket of its own. Another company counts up to its own limit at most, since the rest is its own
 * storm.
 * @param incidents how many came due within the hour, by company
 */
export function isStormOver(
  incidents: ReadonlyMap<number, number>,
  companyId: number,
  { ticketsPerCompany, ticketsInAll }: Limits,
): boolean {
  if (reaches(incidents.get(companyId) ?? 0, ticketsPerCompany)) return false;
  const most = ticketsPerCompany === 0 ? Number.POSITIVE_INFINITY : ticketsPerCompany;
  const all = [...incidents.values()].reduce((sum, count) => sum + Math.min(count, most), 0);
  return !reaches(all, ticketsInAll);
}
