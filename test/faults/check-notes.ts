import type { Remains } from './invariants.ts';
import type { World } from './world.ts';

/** No note is in ConnectWise twice, and exactly the notes that Picket has recorded exist. */
export function checkNotes({ connectWise }: World, { operations }: Remains): string[] {
  const all = connectWise.tickets.flatMap(({ notes }) => notes.map(({ text }) => text));
  return operations
    .filter(({ kind }) => kind === 'note' || kind === 'close')
    .flatMap(({ id, kind, state, reference }) => {
      const count = all.filter((text) => text.includes(reference)).length;
      if (count > 1) return [`Note ${id} is in ConnectWise ${count} times.`];
      if (state === 'done' && count === 0) return [`Note ${id} is said to be in ConnectWise, and is not.`];
      // A closing stops after its note if the threat is seen again.
      if (kind === 'close') return [];
      // If the outcome cannot be found out, Picket gives up.
      return count === 1 && state === 'withdrawn' ? [`Note ${id} is withdrawn, and is in ConnectWise.`] : [];
    });
}
