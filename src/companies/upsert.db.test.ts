import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../test/database/use-database.ts';
import type { CompanyRef } from '../detections/detection.ts';
import { makeSource, testNow } from '../detections/testing/make-detection.ts';
import { upsertCompanies } from './upsert.ts';

const { db } = useDatabase();
const named = { externalId: 'cedar', name: 'Cedar Street Dental' };
const nameless = { externalId: 'cedar', name: 'cedar' };

async function upsertAll(...batches: CompanyRef[][]): Promise<string[]> {
  const sourceId = await makeSource(db);
  for (const batch of batches) await upsertCompanies(db, sourceId, batch, testNow);
  const rows = await db.selectFrom('company').select('name').execute();
  return rows.map(({ name }) => name);
}

describe('the names of companies', () => {
  it('keeps a known name when the source gives only the id', async () => {
    expect(await upsertAll([named], [nameless])).toEqual(['Cedar Street Dental']);
  });

  it.each([[[named, nameless]], [[nameless, named]]])(
    'uses the name of a batch that has both a name and the id',
    async (batch) => {
      expect(await upsertAll(batch)).toEqual(['Cedar Street Dental']);
    },
  );

  it('uses the id as long as no name is known', async () => {
    expect(await upsertAll([nameless])).toEqual(['cedar']);
  });

  it('uses the name as soon as it is known', async () => {
    expect(await upsertAll([nameless], [named])).toEqual(['Cedar Street Dental']);
  });

  it('still notes that a nameless company was seen', async () => {
    const sourceId = await makeSource(db);
    const later = new Date(testNow.getTime() + 3_600_000);
    await upsertCompanies(db, sourceId, [named], testNow);
    await upsertCompanies(db, sourceId, [nameless], later);
    const row = await db.selectFrom('company').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ name: named.name, last_seen_at: later });
  });
});
