import { Gauge, type Registry } from 'prom-client';
import type { Clock } from '../../platform/values/clock.ts';
import type { LoopHealth } from '../../platform/work/loop.ts';
import type { Attention } from '../status/status.ts';
import { dueWork, type Figures } from './figures.ts';

/** What is read at a scrape. */
export interface Scraped {
  readonly figures: () => Promise<Figures>;
  readonly attention: () => Promise<readonly Attention[]>;
  readonly loops: () => readonly LoopHealth[];
  /** How long no request to ConnectWise is sent, in milliseconds; null while they are sent. */
  readonly connectWiseClosedMs: () => number | null;
  readonly heartbeatAt: () => Date | null;
  readonly clock: Pick<Clock, 'now'>;
  readonly version: string;
}

type Sample = readonly [labels: Readonly<Record<string, string>>, value: number];

/** Added to the help of every figure that is equal on all nodes: use its maximum, never its sum. */
const everywhere = 'Cluster-wide: the same on every node.';

const seconds = (at: Date): number => at.getTime() / 1000;
const connectionStates = ['unconfigured', 'untried', 'ok', 'refused', 'unreachable'] as const;

/** Gauges of waiting, failing and late work, for alerts. */
export function registerFigures(registry: Registry, scraped: Scraped): void {
  const { clock } = scraped;
  const age = (at: Date): number => Math.max(0, (clock.now().getTime() - at.getTime()) / 1000);
  const gauge = (
    name: string,
    help: string,
    labels: readonly string[],
    read: () => Promise<readonly Sample[]>,
  ) => addGauge(registry, { name, help, labels, read });
  const shared = (
    name: string,
    help: string,
    labels: string[],
    read: (figures: Figures) => readonly Sample[],
  ) => gauge(name, `${help} ${everywhere}`, labels, async () => read(await scraped.figures()));
  const local = (name: string, help: string, labels: string[], read: () => readonly Sample[]) =>
    gauge(name, help, labels, async () => read());

  shared('picket_incidents_held', 'Open incidents that are held, by reason.', ['reason'], ({ held }) =>
    held.map(({ reason, count }) => [{ reason }, count]),
  );
  shared(
    'picket_incidents_held_oldest_seconds',
    'How long the first of the held incidents has been held, by reason.',
    ['reason'],
    ({ held }) => held.map(({ reason, oldest }) => [{ reason }, age(oldest)]),
  );
  shared(
    'picket_source_last_success_timestamp_seconds',
    'When a source was last read, or last sent something that could be read.',
    ['source'],
    ({ sources }) => sources.flatMap(({ name, lastSuccessAt: at }) => stamp({ source: name }, at)),
  );
  shared(
    'picket_source_last_detection_timestamp_seconds',
    'When the last new detection of a source arrived.',
    ['source'],
    ({ sources }) => sources.flatMap(({ name, lastDetectionAt: at }) => stamp({ source: name }, at)),
  );
  shared(
    'picket_source_lag_seconds',
    'How long ago a source that Picket reads was last read to the end.',
    ['source'],
    ({ sources }) =>
      sources.flatMap(({ name, isPolled, lastSuccessAt }) =>
        isPolled && lastSuccessAt !== null ? [[{ source: name }, age(lastSuccessAt)] as const] : [],
      ),
  );
  shared('picket_source_failing', 'Whether a source cannot be read: 1, else 0.', ['source'], ({ sources }) =>
    sources.map(({ name, isFailing }) => [{ source: name }, Number(isFailing)]),
  );
  shared(
    'picket_connectwise_connection_state',
    'The state of the connection to ConnectWise: 1 for the present one, 0 for the others.',
    ['state'],
    ({ connection }) => connectionStates.map((state) => [{ state }, Number(state === connection)]),
  );
  local(
    'picket_connectwise_closed',
    'Whether this node sends no requests to ConnectWise for the moment, because of failures or a requested pause: 1, else 0.',
    [],
    () => [[{}, Number(scraped.connectWiseClosedMs() !== null)]],
  );
  shared(
    'picket_oldest_due_seconds',
    'For how long the item has been due that has waited longest, by kind of work; 0 if none is due.',
    ['work'],
    ({ due }) => dueWork.map((work) => [{ work }, due[work] === null ? 0 : age(due[work])]),
  );
  gauge(
    'picket_attention',
    'Things that need attention, by code of the status, as this node sees them.',
    ['code', 'severity'],
    async () => countCodes(await scraped.attention()),
  );
  local(
    'picket_loop_last_success_timestamp_seconds',
    'When a round of a background task of this node last did all of its work.',
    ['loop'],
    () => scraped.loops().flatMap(({ name, lastSuccessAt }) => stamp({ loop: name }, lastSuccessAt)),
  );
  shared('picket_database_size_bytes', 'The size of the database.', [], ({ databaseBytes }) => [
    [{}, databaseBytes],
  ]);
  shared(
    'picket_notification_channel_failing',
    'Whether the last message by a channel was not delivered: 1, else 0.',
    ['channel'],
    ({ channels }) => channels.map(({ name, isFailing }) => [{ channel: name }, Number(isFailing)]),
  );
  local(
    'picket_heartbeat_last_success_timestamp_seconds',
    'When this node last reached the heartbeat address.',
    [],
    () => stamp({}, scraped.heartbeatAt()),
  );
  local('picket_build_info', 'The version that runs: always 1.', ['version', 'node_version'], () => [
    [{ version: scraped.version, node_version: process.versions.node }, 1],
  ]);
}

const stamp = (labels: Readonly<Record<string, string>>, at: Date | null): readonly Sample[] =>
  at === null ? [] : [[labels, seconds(at)]];

function countCodes(attention: readonly Attention[]): Sample[] {
  const counts = new Map<string, { labels: { code: string; severity: string }; count: number }>();
  for (const { code, severity } of attention) {
    const known = counts.get(code);
    if (known === undefined) counts.set(code, { labels: { code, severity }, count: 1 });
    else known.count += 1;
  }
  return [...counts.values()].map(({ labels, count }) => [labels, count]);
}

interface GaugeOptions {
  readonly name: string;
  readonly help: string;
  readonly labels: readonly string[];
  readonly read: () => Promise<readonly Sample[]>;
}

/** While the database does not answer, its figures are left out: an old figure would hide the problem. */
function addGauge(registry: Registry, { name, help, labels, read }: GaugeOptions): void {
  new Gauge({
    name,
    help,
    labelNames: [...labels],
    registers: [registry],
    async collect() {
      const samples = await read().catch(() => []);
      this.reset();
      if (samples.length === 0 && labels.length === 0) this.remove();
      for (const [given, value] of samples) this.set(given, value);
    },
  });
}
