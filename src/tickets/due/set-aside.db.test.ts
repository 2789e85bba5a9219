import { expect, it } from 'vitest';
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
    // Not at once: it would be all that is ever decided.
    expect(await decideDue(db, now, systemRandom)).toEqual({ decisions: [], more: false, problem: null });
  } finally {
    await works();
  }
  const later = new Date(now.getTime() + 60_000);
  expect((await decideDue(db, later, systemRandom)).decisions).toHaveLength(1);
});
