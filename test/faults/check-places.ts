import { ownMember } from './model-connectwise.ts';
import type { World } from './world.ts';

/** A note that says why Picket closes a ticket is for technicians alone. */
const isOfClosing = (text: string) => text.startsWith('Picket closes this ticket');

/** Descriptions and notes are where an administrator wants them: in the discussion, or in the internal analysis. */
export function checkPlaces({ connectWise, features }: World): string[] {
  const wanted = (place: 'discussion' | 'internal') => place === 'internal';
  return connectWise.tickets.flatMap(({ id, content, notes }) => [
    ...((content.internal === true) === wanted(features.describeIn)
      ? []
      : [`The description of ticket ${id} is not in ${features.describeIn}.`]),
    ...notes
      .slice(1)
      .filter(
        ({ by, text, internal }) =>
          by === ownMember && internal !== (isOfClosing(text) || wanted(features.notesIn)),
      )
      .map((note) => `Note ${note.id} of ticket ${id} is not in ${features.notesIn}.`),
  ]);
}
