/** What people did with the devices of tickets: what no follow-up may undo. All times are virtual. */
export interface Unlinkings {
  /** A link was removed, and Picket knows it or was told to remove it. */
  removed(one: Removal): void;
  /** A person wants a device to have a configuration. Gives what says that it is stored, or that it certainly is not. */
  chosen(wish: { readonly device: string; readonly id: number }): { end(at: number): void };
  /** Whether somebody ever chose a configuration. */
  everChosen(id: number): boolean;
  /** Whether a link that was made is not what a person asked for. */
  contradicts(link: { readonly at: number; readonly ticketId: number; readonly id: number }): boolean;
}

export interface Removal {
  readonly began: number;
  readonly at: number;
  /** The number of the ticket, and what the device was linked to. */
  readonly ticketId: number;
  readonly device: string;
  readonly id: number;
}

export function unlinkingsOf(): Unlinkings {
  const removals: Removal[] = [];
  const wishes: { readonly device: string; readonly id: number; endedAt: number }[] = [];
  return {
    removed(one) {
      removals.push(one);
    },
    chosen(wish) {
      const entry = { ...wish, endedAt: Number.POSITIVE_INFINITY };
      wishes.push(entry);
      return {
        end(at) {
          entry.endedAt = at;
        },
      };
    },
    everChosen: (id) => wishes.some((wish) => wish.id === id),
    contradicts: ({ at, ticketId, id }) =>
      removals.some(
        (one) =>
          one.ticketId === ticketId &&
          one.id === id &&
          one.at < at &&
          // Chosen since, or for another device, it may come back.
          !wishes.some((wish) => wish.id === id && (wish.device !== one.device || wish.endedAt > one.began)),
      ),
  };
}
