import type { Remains } from './invariants.ts';
import type { World } from './world.ts';

/** No file is attached twice, and exactly the files that Picket has recorded are attached. */
export function checkAttachments({ connectWise }: World, { operations }: Remains): string[] {
  const all = connectWise.tickets.flatMap(({ documents }) => documents);
  const attached = operations.filter(({ kind }) => kind === 'attach');
  const strangers = all.filter((title) => !attached.some(({ reference }) => title.includes(reference)));
  return [
    ...strangers.map((title) => `“${title}” is attached, and no follow-up did it.`),
    ...attached.flatMap(({ id, state, reference }) => {
      const count = all.filter((title) => title.includes(reference)).length;
      if (count > 1) return [`Attachment ${id} is in ConnectWise ${count} times.`];
      if (state === 'done' && count === 0)
        return [`Attachment ${id} is said to be in ConnectWise, and is not.`];
      // If the outcome cannot be found out, Picket gives up.
      return count === 1 && state === 'withdrawn'
        ? [`Attachment ${id} is withdrawn, and is in ConnectWise.`]
        : [];
    }),
  ];
}
