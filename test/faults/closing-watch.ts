import type { ModelConnectWise } from './model-connectwise.ts';

/**
 * What one process was told of tickets before it closes them. The reads of one turn have the same signal, so what another
 * loop reads at the same time counts for nothing.
 */
export function closingWatch(model: ModelConnectWise) {
  const touched = new Set<number>();
  const lastRead = new WeakMap<AbortSignal, Map<number, number>>();
  return {
    /** The audit trail shows that a person has changed it. */
    sees(id: number): void {
      touched.add(id);
    },
    reads(id: number, at: number, signal?: AbortSignal): void {
      if (signal === undefined) return;
      const times = lastRead.get(signal) ?? new Map<number, number>();
      lastRead.set(signal, times.set(id, at));
    },
    /** The status that closes is about to be sent: whatever was to be seen until the last read had to be seen. */
    closes(id: number, signal?: AbortSignal): void {
      const readAt = signal === undefined ? undefined : lastRead.get(signal)?.get(id);
      const touchedAt = model.byId(id)?.touchedAt ?? null;
      const seen = readAt === undefined || (touchedAt !== null && touchedAt <= readAt);
      if (touched.has(id) || seen) model.closedThoughTouched.push(id);
    },
  };
}
