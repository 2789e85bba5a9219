import { loadStatus, type StatusDeps } from '../ops/status/load-status.ts';
import { remember } from '../ops/status/remember.ts';
import type { Attention } from '../ops/status/status.ts';
import { registerFigures } from '../ops/telemetry/figure-gauges.ts';
import { type Figures, loadFigures } from '../ops/telemetry/figures.ts';
import type { Metrics } from '../ops/telemetry/metrics.ts';
import type { Database } from '../platform/database/open.ts';
import type { Clock } from '../platform/values/clock.ts';
import type { Loop } from '../platform/work/loop.ts';
import type { Notifying } from './notifications.ts';

interface Measured {
  readonly metrics: Metrics;
  readonly database: Pick<Database, 'db'>;
  readonly clock: Clock;
  readonly version: string;
  readonly loops: readonly Loop[];
  readonly notifying: Pick<Notifying, 'heartbeat'>;
}

/**
 * Connects the metrics of waiting, failing and late work. One read serves all figures of a scrape.
 * @returns a function that reads the items that need attention, at most some seconds old
 */
export function measure(
  parts: Measured,
  status: StatusDeps,
  connectWiseClosedMs: () => number | null,
): () => Promise<readonly Attention[]> {
  const { metrics, database, clock, version, loops, notifying } = parts;
  const figures = remember<Figures>(clock);
  const attention = remember<readonly Attention[]>(clock);
  const readAttention = () => attention('', async () => (await loadStatus(status)).attention);
  registerFigures(metrics.registry, {
    figures: () => figures('', () => loadFigures(database.db)),
    attention: readAttention,
    loops: () => loops.map((loop) => loop.health()),
    connectWiseClosedMs,
    heartbeatAt: () => notifying.heartbeat.state().lastSuccessAt,
    clock,
    version,
  });
  return readAttention;
}
