import { Gauge, type Registry } from 'prom-client';
import { ifAnswered } from './if-answered.ts';

export interface LastBackups {
  readonly succeededAt: Date | null;
  readonly bytes: number | null;
  readonly failedAt: Date | null;
}

/** The state of backups, which all nodes share; 0 means never. */
export function backupGauges(registers: Registry[], load: (() => Promise<LastBackups>) | undefined) {
  const success = new Gauge({
    name: 'picket_backup_last_success_timestamp_seconds',
    help: 'When the last backup was written and read back, by any node. 0: none was yet.',
    registers,
    ...(load === undefined
      ? {}
      : {
          collect() {
            return ifAnswered(load, ({ succeededAt, bytes, failedAt }) => {
              this.set(seconds(succeededAt));
              failure.set(seconds(failedAt));
              size.set(bytes ?? 0);
            });
          },
        }),
  });
  const failure = new Gauge({
    name: 'picket_backup_last_failure_timestamp_seconds',
    help: 'When a backup failed last, on any node. 0: none has.',
    registers,
  });
  const size = new Gauge({
    name: 'picket_backup_last_size_bytes',
    help: 'The size of the last good backup.',
    registers,
  });
  return { success, failure, size };
}

const seconds = (at: Date | null): number => (at === null ? 0 : at.getTime() / 1000);
