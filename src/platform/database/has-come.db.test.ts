import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { claimDueSource } from '../../sources/store.ts';
import { hasCome, isFree } from './has-come.ts';

const test = useDatabase();
const now = new Date('2026-03-01T12:00:00Z');
const minutes = (n: number) => new Date(now.getTime() + n * 60_000);

async function holds(condition: ReturnType<typeof hasCome>, planned: Date | null, written = now) {
  const { rows } = await sql<{ holds: boolean }>`select ${condition} as holds
    from (values (${planned}::timestamptz, ${written}::timestamptz)) as work (planned, written)`.execute(
    test.db,
  );
  return rows[0]?.holds;
}

describe('work planned by a clock that was ahead', () => {
  it.each([
    [-1, 0, true],
    [1, 0, false],
    [64, 0, false],
    [66, 0, true],
    [30, 29, true],
    // It was planned again, by a clock that is behind the one that wrote it.
    [5, 29, false],
  ])('due in %d minutes, written in %d: has come is %s', async (due, written, expected) => {
    expect(await holds(hasCome('planned', now, 'written'), minutes(due), minutes(written))).toBe(expected);
  });

  it.each([
    [null, true],
    [-1, true],
    [2, false],
    [3, false],
    [30, true],
  ])('a lease of two minutes that ends in %s: free is %s', async (until, expected) => {
    const planned = until === null ? null : minutes(until);
    expect(await holds(isFree('planned', now, minutes(2)), planned)).toBe(expected);
  });

  it('never stops polling: a source is read at once when the clock is corrected', async () => {
    const source = { kind: 'hyas', name: 'HYAS', config: '{}', created_at: now, updated_at: now } as const;
    const lease = { owner: 'me', until: minutes(2) };
    const ahead = { next_poll_at: minutes(31), last_attempt_at: minutes(30) };
    await test.db
      .insertInto('source')
      .values({ ...source, ...ahead })
      .execute();
    expect(await claimDueSource(test.db, ['hyas'], lease, now)).toMatchObject({ name: 'HYAS' });
    // A process with the wrong clock held it, and died.
    const held = { ...ahead, locked_by: 'gone', locked_until: minutes(40) };
    await test.db.updateTable('source').set(held).execute();
    expect(await claimDueSource(test.db, ['hyas'], lease, now)).toMatchObject({ locked_by: 'me' });
    // With a right clock it waits.
    const right = { next_poll_at: minutes(1), last_attempt_at: now, locked_by: null, locked_until: null };
    await test.db.updateTable('source').set(right).execute();
    expect(await claimDueSource(test.db, ['hyas'], lease, now)).toBeNull();
  });
});
