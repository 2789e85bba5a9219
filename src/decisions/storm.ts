import type { RollUpSettings } from './roll-up-settings.ts';

/** The period in which tickets are counted: a sliding hour. */
export const stormHourMs = 3_600_000;

/**
 * How long a new roll-up collects incidents before its ticket is composed. Later ones are in its list all the
 * same.
 */
export const gatherMs = 60_000;

/** The number of tickets for storm control: sent within the hour, or queued. */
export interface TicketLoad {
  /** Of the incident's company, without roll-ups and digests; also of all companies. */
  readonly ofCompany: number;
  readonly ofAll: number;
  /** Whether the company has a storm's roll-up that takes in more. */
  readonly gathering: boolean;
  /** Tickets of storms' roll-ups, of all companies. */
  readonly rollUps: number;
  /** When the first of the latter no longer counts. */
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

/** Zero is no limit. */
const reaches = (count: number, limit: number): boolean => limit > 0 && count >= limit;

export const limitsStorms = ({ ticketsPerCompany, ticketsInAll }: Limits): boolean =>
  ticketsPerCompany > 0 || ticketsInAll > 0;

/**
 * Whether a further ticket would be one too many, so that a roll-up tells of the incident. While one takes in more,
 * it does so whatever the count: else each hour of a long storm would begin with as many tickets as are permitted.
 */
export function isStorm(load: TicketLoad, limits: Limits): boolean {
  if (!limitsStorms(limits)) return false;
  return (
    load.gathering ||
    reaches(load.ofCompany, limits.ticketsPerCompany) ||
    reaches(load.ofAll, limits.ticketsInAll)
  );
}

/** Whether another roll-up ticket has to wait, since there are as many as may be within the hour. */
export const mustRollUpWait = (load: TicketLoad, limits: Limits): boolean =>
  reaches(load.rollUps, limits.rollUpsInAll);

/**
 * Whether a company's storm is over: had each incident of the last hour, those that roll-ups cover as well, a ticket
 * of its own, no limit would be reached. Of another company no more count than that may have tickets, since what is
 * beyond is its own storm.
 *
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
