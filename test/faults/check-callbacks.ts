import type { Remains } from './invariants.ts';
import type { World } from './world.ts';

/**
 * ConnectWise calls the addresses that Picket registered, and no others. Tickets of its calls were marked to be read:
 * callbacks.ts.
 */
export function checkCallbacks({ connectWise }: World, { callbacks }: Remains): string[] {
  const count = connectWise.callbacks.length;
  if (!callbacks.enabled && count > 0) return [`Callbacks are off, and ${count} are registered.`];
  return callbacks.enabled && count === 0 ? ['Callbacks are on, and none is registered.'] : [];
}
