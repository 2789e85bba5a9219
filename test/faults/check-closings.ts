import type { World } from './world.ts';

/** Picket never closes a ticket if it has read that a person changed it. */
export const checkClosings = ({ connectWise }: World): string[] =>
  connectWise.closedThoughTouched.map((id) => `Ticket ${id} was closed, although a person had changed it.`);
