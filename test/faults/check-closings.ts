import type { World } from './world.ts';

/** Picket never closes a ticket of which it was told that a person has changed it. */
export const checkClosings = ({ connectWise }: World): string[] =>
  connectWise.closedThoughTouched.map((id) => `Ticket ${id} was closed, although a person had changed it.`);
