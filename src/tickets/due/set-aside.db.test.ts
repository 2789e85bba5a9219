import { expect, it } from 'vitest';
import { countingStatements } from '../../../test/database/counting-statements.ts';
import { failWrites } from '../../../test/database/fail-writes.ts';
import { useDatabase } from '../../../test/database/use-database.ts';
import { makeDetection, makeSource, testNow } from '../../detections/testing/make-detection.ts';
import { ingest } from '../../ingest/ingest.ts';
import { systemRandom } from '../../platform/values/random.ts';
import { decideDue } from './decide-due.ts';

const test = useDatabase();

it('an incident that cannot be decided is tried again later, and all others are decided', async () => {
  const { db } = test;
  const sourceId = await makeSource(db);
  const detections = ['a.example', 'b.example', 'c.example'].map((domain) => makeDetection({ domain }));
  await ingest(db, { sourceId, detections }, testNow);
  const incidents = () => db.selectFrom('incident').selectAll().orderBy('id').execute();
  const [, poisoned] = await incidents();
  const now = new Date(testNow.getTime() + 11_000);
  const works = await failWrites(db, 'incident_event', `new.incident_id = ${poisoned?.id}`);
  try {
    const decided = await decideDue(db, now, systemRandom);
    expect(decided.decisions).toHaveLength(2);
    expect(decided.problem).toMatchObject({ code: 'tickets.not_decided' });
    expect(decided.problem?.message).toContain(`incident ${poisoned?.id}:`);
    expect((await incidents()).map(({ decision }) => decision)).toEqual(['hold', poisoned?.decision, 'hold']);
    // Not at once, or no other incident would ever be decided.
    expect(await decideDue(db, now, systemRandom)).toEqual({ decisions: [], more: false, problem: null });
  } finally {
    await works();
  }
  const later = new Date(now.getTime() + 60_000);
  expect((await decideDue(db, later, systemRandom)).decisions).toHaveLength(1);
});

it('one failing incident is found by halving its set, and the others are decided in a few sets', async () => {
  const { db } = test;
  const sourceId = await makeSource(db);
  const detections = Array.from({ length: 64 }, (_, i) => makeDetection({ domain: `name-${i}.example` }));
  await ingest(db, { sourceId, detections }, testNow);
  const ids = (await db.selectFrom('incident').select('id').orderBy('id').execute()).map(({ id }) => id);
  const [poisoned] = ids.slice(40);
  const now = new Date(testNow.getTime() + 11_000);
  const works = await failWrites(
    db,
    'incident',
    `new.id = ${poisoned} and new.decision_reason <> 'waiting_to_group'`,
  );
  const statements = countingStatements(db);
  try {
    const decided = await decideDue(statements.db, now, systemRandom);
    expect(decided.decisions).toHaveLength(63);
    expect(decided.problem?.message).toContain(`incident ${poisoned}:`);
    // Halved six times: about 14 sets instead of 65 single ones.
    expect(statements.count()).toBeLessThan(20 * 15);
  } finally {
    await works();
  }
});

it('a set takes as many statements as one incident', async () => {
  const { db } = test;
  const sourceId = await makeSource(db);
  const now = new Date(testNow.getTime() + 11_000);
  const statementsFor = async (count: number, name: string) => {
    const detections = Array.from({ length: count }, (_, i) =>
      makeDetection({ domain: `${name}-${i}.example` }),
    );
    await ingest(db, { sourceId, detections }, testNow);
    const statements = countingStatements(db);
    expect((await decideDue(statements.db, now, systemRandom)).decisions).toHaveLength(count);
    return statements.count();
  };
  expect(await statementsFor(50, 'many')).toBe(await statementsFor(1, 'one'));
});
