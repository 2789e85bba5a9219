import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { backupGauges, type LastBackups } from './backup-gauges.ts';
import { ifAnswered } from './if-answered.ts';

export type Metrics = ReturnType<typeof createMetrics>;

export interface MetricsOptions {
  /** Read at every scrape: the number of tickets in each state. */
  readonly countTickets?: () => Promise<Readonly<Record<string, number>>>;
  /** Read at every scrape: tickets that ConnectWise does not return. */
  readonly countUnreadable?: () => Promise<number>;
  /** Read at every scrape: the state of the loops. */
  readonly loops?: () => readonly { readonly name: string; readonly problem: unknown }[];
  /** Read at every scrape: incidents that a roll-up covers and no ticket in ConnectWise names. */
  readonly countCovered?: () => Promise<number>;
  /** Read at every scrape: the number of each account event. */
  readonly countAccountEvents?: () => Promise<Readonly<Record<string, number>>>;
  /** Read at every scrape: when the last backups succeeded and failed. */
  readonly loadBackup?: () => Promise<LastBackups>;
  /** Node's own metrics (memory, event loop, garbage collection). */
  readonly runtime?: boolean;
}

const misnamed = [
  'nodejs_active_handles_total',
  'nodejs_active_requests_total',
  'nodejs_active_resources_total',
];

/** Picket's metrics, in a separate registry. Names and labels are an interface: dashboards depend on them. */
export function createMetrics({
  countTickets,
  countUnreadable,
  countCovered,
  countAccountEvents,
  loops,
  loadBackup,
  runtime = false,
}: MetricsOptions = {}) {
  const registry = new Registry();
  const registers = [registry];
  if (runtime) {
    collectDefaultMetrics({ register: registry });
    // Gauges whose names end like those of counters. Those by kind stay, without that ending.
    for (const name of misnamed) registry.removeSingleMetric(name);
  }

  return {
    registry,
    detectionsIngested: new Counter({
      name: 'picket_detections_ingested_total',
      help: 'Detections that a source sent; outcome is new, repeated, unreadable or over (it reports that something has ended).',
      labelNames: ['source', 'outcome'],
      registers,
    }),
    incidentsOpened: new Counter({
      name: 'picket_incidents_opened_total',
      help: 'Incidents opened.',
      registers,
    }),
    decisions: new Counter({
      name: 'picket_decisions_total',
      help: 'Decisions on incidents, by action and reason.',
      labelNames: ['action', 'reason'],
      registers,
    }),
    tickets: ticketsGauge(registers, countTickets),
    ticketsUnreadable: new Gauge({
      name: 'picket_tickets_unreadable',
      help: 'Tickets that ConnectWise does not show to Picket. Cluster-wide: the same on every node.',
      registers,
      ...(countUnreadable === undefined
        ? {}
        : {
            collect() {
              return ifAnswered(countUnreadable, (count) => this.set(count));
            },
          }),
    }),
    loopFailing: loopGauge(registers, loops),
    backup: backupGauges(registers, loadBackup),
    covered: new Gauge({
      name: 'picket_incidents_covered_not_in_connectwise',
      help: 'Open incidents that a roll-up covers and that no ticket in ConnectWise names yet. Cluster-wide: the same on every node.',
      registers,
      ...(countCovered === undefined
        ? {}
        : {
            collect() {
              return ifAnswered(countCovered, (count) => this.set(count));
            },
          }),
    }),
    deliveries: new Counter({
      name: 'picket_deliveries_total',
      help: 'Attempts to deliver a ticket, by outcome.',
      labelNames: ['outcome'],
      registers,
    }),
    deliveryLatency: new Histogram({
      name: 'picket_delivery_latency_seconds',
      help: 'From the detection’s arrival to the ticket in ConnectWise.',
      buckets: [1, 5, 10, 15, 30, 60, 120, 300, 900, 3600, 14_400],
      registers,
    }),
    deliveryUnheld: new Histogram({
      name: 'picket_delivery_unheld_latency_seconds',
      help: 'From the moment when nothing held the incident any more to the ticket in ConnectWise.',
      buckets: [0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600],
      registers,
    }),
    pollFailures: new Counter({
      name: 'picket_poll_failures_total',
      help: 'Failed readings of a source.',
      labelNames: ['source'],
      registers,
    }),
    connectwiseRequests: new Counter({
      name: 'picket_connectwise_requests_total',
      help: 'Requests to ConnectWise; status is 0 when no answer arrived.',
      labelNames: ['method', 'route', 'status'],
      registers,
    }),
    refusals: new Counter({
      name: 'picket_refusals_total',
      help: 'Failed sign-ins, lockouts, refused tokens and signatures, and floods from unknown callers, by kind.',
      labelNames: ['kind'],
      registers,
    }),
    notifications: new Counter({
      name: 'picket_notifications_total',
      help: 'Attempts to deliver a notification, by channel; outcome is sent or failed.',
      labelNames: ['channel', 'outcome'],
      registers,
    }),
    accountEvents: accountEventsCounter(registers, countAccountEvents),
    httpRequestDuration: new Histogram({
      name: 'picket_http_request_duration_seconds',
      help: 'How long Picket’s API took to answer, by route pattern.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    }),
  };
}

function accountEventsCounter(
  registers: Registry[],
  countAccountEvents: MetricsOptions['countAccountEvents'],
): Counter<'event'> {
  return new Counter({
    name: 'picket_account_events_total',
    help: 'Events of users and API tokens in the audit trail, of all time. Cluster-wide: the same on every node.',
    labelNames: ['event'],
    registers,
    ...(countAccountEvents === undefined
      ? {}
      : {
          collect() {
            return ifAnswered(countAccountEvents, (counts) => {
              this.reset();
              for (const [event, count] of Object.entries(counts)) this.inc({ event }, count);
            });
          },
        }),
  });
}

function loopGauge(registers: Registry[], loops: MetricsOptions['loops']): Gauge<'loop'> {
  return new Gauge({
    name: 'picket_loop_failing',
    help: 'Whether the last round of a background task failed, wholly or partly: 1, else 0.',
    labelNames: ['loop'],
    registers,
    ...(loops === undefined
      ? {}
      : {
          collect() {
            for (const { name, problem } of loops()) this.set({ loop: name }, problem === null ? 0 : 1);
          },
        }),
  });
}

function ticketsGauge(registers: Registry[], countTickets: MetricsOptions['countTickets']): Gauge<'state'> {
  return new Gauge({
    name: 'picket_tickets',
    help: 'Tickets, by state. Cluster-wide: the same on every node.',
    labelNames: ['state'],
    registers,
    ...(countTickets === undefined
      ? {}
      : {
          collect() {
            return ifAnswered(countTickets, (counts) => {
              // A state without tickets must not keep its last number.
              this.reset();
              for (const [state, count] of Object.entries(counts)) this.set({ state }, count);
            });
          },
        }),
  });
}
