import { setImmediate as nextTurn } from 'node:timers/promises';

/** Lets other work that is ready run first. */
export type Pause = () => Promise<void>;

export const pauseForOthers: Pause = async () => void (await nextTurn());

/** How many items are handled before other work may run. */
export const portion = 50;

/** Handles items in their order, and pauses between portions: a long list must not stop ticket delivery. */
export async function inPortions<T>(
  items: readonly T[],
  pause: Pause,
  handle: (item: T, index: number) => void,
): Promise<void> {
  for (const [index, item] of items.entries()) {
    if (index > 0 && index % portion === 0) await pause();
    handle(item, index);
  }
}
