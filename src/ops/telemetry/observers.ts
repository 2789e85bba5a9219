import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { RequestLog } from '../../connectwise/client/types.ts';
import type { Decision } from '../../decisions/decide.ts';
import type { Schema } from '../../platform/database/schema.ts';
import type { Clock } from '../../platform/values/clock.ts';
import type { Problem } from '../../platform/values/problem.ts';
import type { LoopOptions } from '../../platform/work/loop.ts';
import type { ObserveSource } from '../../sources/source-event.ts';
import type { DeliveryEvent } from '../../tickets/deliver/worker.ts';
import type { SyncEvent } from '../../tickets/sync/sync-tickets.ts';
import type { DeliveredEvent } from '../notifications/deliver.ts';
import type { Metrics } from './metrics.ts';

interface Telemetry {
  readonly log: Logger;
  readonly metrics: Metrics;
}

/** Logs failed rounds of loops. */
export function observeLoops({ log }: Pick<Telemetry, 'log'>): LoopOptions['onProblem'] {
  return (problem, thrown) =>
    log.error({ problem: problem.code, err: thrown }, `${problem.message} ${problem.hint}`);
}

/** Logs and counts the events of sources. */
export function observeSources({ log, metrics }: Telemetry): ObserveSource {
  return (event) => {
    const { source, sourceId } = event;
    switch (event.what) {
      case 'ingested': {
        const { accepted, duplicates, quarantined, opened, over = 0 } = event;
        metrics.detectionsIngested.inc({ source, outcome: 'new' }, accepted);
        metrics.detectionsIngested.inc({ source, outcome: 'repeated' }, duplicates);
        metrics.detectionsIngested.inc({ source, outcome: 'unreadable' }, quarantined);
        metrics.detectionsIngested.inc({ source, outcome: 'over' }, over);
        metrics.incidentsOpened.inc(opened);
        const level = quarantined > 0 ? 'warn' : accepted > 0 ? 'info' : 'debug';
        log[level](
          { source, sourceId, accepted, duplicates, quarantined, opened, over },
          'Detections arrived',
        );
        return;
      }
      case 'new_company':
        log.info({ source, sourceId, company: event.company }, event.message);
        return;
      case 'poll_failed':
        metrics.pollFailures.inc({ source });
        log.warn(
          { source, sourceId, problem: event.problem.code },
          `${event.problem.message} ${event.problem.hint}`,
        );
    }
  };
}

/** Counts decisions; the reasons are in each incident's timeline. */
export function observeDecisions({ metrics }: Telemetry): (decisions: readonly Decision[]) => void {
  return (decisions) => {
    for (const { action, reason } of decisions) metrics.decisions.inc({ action, reason });
  };
}

const loud = new Set<DeliveryEvent['what']>(['refused', 'unknown', 'not_sent', 'needs_person', 'lease_lost']);

/** Logs and counts the results of delivery; for a created ticket also how long it took. */
export function observeDeliveries(
  { log, metrics }: Telemetry,
  { db, clock }: { db: Kysely<Schema>; clock: Clock },
): (event: DeliveryEvent) => void {
  return (event) => {
    metrics.deliveries.inc({ outcome: event.what });
    log[loud.has(event.what) ? 'warn' : 'info']({ ...event }, deliveryMessages[event.what]);
    if (event.what !== 'created' && event.what !== 'adopted') return;
    const at = clock.now().getTime();
    db.selectFrom('ticket')
      .innerJoin('incident', 'incident.id', 'ticket.incident_id')
      .select(['opened_at', 'recurrence', 'ticket.queued_at'])
      .where('ticket.id', '=', event.ticketId)
      .executeTakeFirst()
      .then((row) => {
        if (row === undefined) return;
        const since = (then: Date) => Math.max(0, at - then.getTime()) / 1000;
        metrics.deliveryUnheld.observe(since(row.queued_at));
        // A further ticket is about detections long after the first.
        if (row.recurrence === 0) metrics.deliveryLatency.observe(since(row.opened_at));
      })
      .catch((error: unknown) => log.debug({ err: error }, 'A delivery’s latency could not be read'));
  };
}

const deliveryMessages: Readonly<Record<DeliveryEvent['what'], string>> = {
  created: 'Ticket created in ConnectWise',
  adopted: 'ConnectWise already had the ticket: found by its reference',
  refused: 'ConnectWise refused the ticket',
  unknown: 'It is unknown whether ConnectWise has the ticket: Picket searches for it',
  not_sent: 'The ticket was not sent; Picket retries later',
  withdrawn: 'The ticket is held: its incident, company or settings changed',
  needs_person: 'A person must check whether ConnectWise has the ticket',
  not_found_yet: 'The ticket is not in ConnectWise yet; Picket searches again later',
  certainly_absent: 'ConnectWise does not have the ticket; it is sent again',
  lease_lost: 'Another worker has the ticket now',
  read_back: 'The ticket was read from ConnectWise',
  reopened: 'Ticket reopened in ConnectWise',
  open_already: 'The ticket to reopen is already open in ConnectWise',
  noted: 'Note added to the ticket in ConnectWise',
  attached: 'Detections attached to the ticket in ConnectWise',
  closed: 'Ticket closed in ConnectWise',
  left_open: 'The ticket is not closed: somebody has worked on it, or its incident changed',
};

/** Logs what happened to tickets in ConnectWise. */
export function observeTickets({ log }: Pick<Telemetry, 'log'>): (event: SyncEvent) => void {
  return ({ problem, ...event }) =>
    problem === null
      ? log.info(event, 'The ticket changed in ConnectWise')
      : log.warn({ ...event, problem: problem.code }, `${problem.message} ${problem.hint}`);
}

/** Logs failed rounds of reading tickets, when ConnectWise could not be reached or refused. */
export function observeTicketReading({ log }: Pick<Telemetry, 'log'>): (problem: Problem) => void {
  return (problem) => log.warn({ problem: problem.code }, `Tickets were not read: ${problem.message}`);
}

/** Logs and counts attempts to deliver a notification. */
export function observeNotifications({ log, metrics }: Telemetry): (event: DeliveredEvent) => void {
  return ({ outcome, channel, kind, problem }) => {
    metrics.notifications.inc({ channel, outcome });
    if (problem === null) log.info({ channel, kind }, 'A notification was delivered');
    else log.warn({ channel, kind, problem: problem.code }, `${problem.message} ${problem.hint}`);
  };
}

/** Logs and counts requests to ConnectWise. */
export function observeConnectWise({ log, metrics }: Telemetry): (entry: RequestLog) => void {
  return (entry) => {
    const { method, route, status } = entry;
    metrics.connectwiseRequests.inc({ method, route, status: String(status ?? 0) });
    log.debug({ ...entry }, 'ConnectWise answered');
  };
}
