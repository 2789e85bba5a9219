import { sql } from 'kysely';
import type { SharedDatabase } from './database.ts';
import { sleepOf } from './virtual-clock.ts';

/** Knows when the next work of each kind is due, and asks the database again only after something was written. */
export function workOf({ database, writes }: SharedDatabase) {
  let asOf = -1;
  let known = new Map<string, number | null>();

  async function look(): Promise<void> {
    const { rows } = await sql<{ label: string; at: Date | null }>`
      select ${sleepOf('deliver')} as label, min(greatest(next_attempt_at, locked_until)) as at from (
        select next_attempt_at, locked_until from ticket
        union all select next_attempt_at, locked_until from ticket_operation) as due
        where next_attempt_at is not null
      union all select ${sleepOf('decide')}, min(decide_at) from incident where state = 'open'
      union all select ${sleepOf('sync')}, min(greatest(next_at, locked_until)) from ticket_sync
      union all select ${sleepOf('copy')}, min(greatest(due_at, locked_until)) from allow_copy where due_at is not null
      union all select ${sleepOf('poll')}, min(greatest(next_poll_at, locked_until)) from source
    `.execute(database.db);
    known = new Map(rows.map(({ label, at }) => [label, at?.getTime() ?? null]));
    asOf = writes();
  }

  return {
    /** When the work is due for which a sleep of this name waits (by a right clock); undefined for others. */
    async nextAt(label: string): Promise<number | null | undefined> {
      if (asOf !== writes()) await look();
      return known.get(label);
    },
  };
}
