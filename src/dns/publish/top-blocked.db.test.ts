import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { makeDetection, makeSource, testNow } from '../../detections/testing/make-detection.ts';
import { ingest } from '../../ingest/ingest.ts';
import { ensureResolverSource } from '../../sources/resolver/source.ts';
import { loadTopBlocked } from './top-blocked.ts';

const { db } = useDatabase();
const harbour = { externalId: 'harbour', name: 'Harbour Dental' };
const since = new Date(testNow.getTime() - 3_600_000);
const asked = { since, companyId: undefined, companies: 'all' } as const;

async function seen(): Promise<Readonly<Record<string, number>>> {
  const sourceId = await ensureResolverSource(db, testNow);
  const before = new Date(since.getTime() - 1);
  const detections = [
    makeDetection({ domain: 'often.example' }),
    makeDetection({ domain: 'often.example', deviceName: null }),
    makeDetection({ domain: 'often.example', company: harbour }),
    makeDetection({ domain: 'filtered.example', verdict: 'filtered', company: harbour }),
    makeDetection({ domain: 'watched.example', verdict: 'watched' }),
    makeDetection({ domain: 'old.example', occurredAt: before }),
  ];
  await ingest(db, { sourceId, detections }, testNow);
  const other = { sourceId: await makeSource(db), detections: [makeDetection({ domain: 'hyas.example' })] };
  await ingest(db, other, testNow);
  const companies = await db
    .selectFrom('company')
    .select(['id', 'name'])
    .where('source_id', '=', sourceId)
    .execute();
  const added = { added_at: testNow, added_by: 'test' };
  for (const { id } of companies)
    await db
      .insertInto('dns_company')
      .values({ company_id: id, ...added })
      .execute();
  return Object.fromEntries(companies.map(({ id, name }) => [name, id]));
}

describe('what was blocked most often', () => {
  it('is counted from the blocked queries of the period, by name and by device', async () => {
    const ids = await seen();
    const cedar = { companyId: ids['Cedar Street Dental'], companyName: 'Cedar Street Dental' };
    expect(await loadTopBlocked(db, asked)).toEqual({
      detections: 4,
      isAll: true,
      names: [
        { name: 'often.example', count: 3, companies: 2 },
        { name: 'filtered.example', count: 1, companies: 1 },
      ],
      clients: [
        { client: 'CSD-WS-01', companyId: ids['Harbour Dental'], companyName: 'Harbour Dental', count: 2 },
        { client: '192.0.2.10', ...cedar, count: 1 },
        { client: 'CSD-WS-01', ...cedar, count: 1 },
      ],
    });
  });

  it('is for one company, or for those that the caller may see', async () => {
    const ids = await seen();
    const companyId = ids['Harbour Dental'];
    const own = await loadTopBlocked(db, { ...asked, companyId });
    expect(own.names.map(({ name }) => name)).toEqual(['filtered.example', 'often.example']);
    const scope = new Set([companyId ?? 0]);
    expect(await loadTopBlocked(db, { ...asked, companies: scope })).toEqual(own);
    expect((await loadTopBlocked(db, { ...asked, companies: new Set() })).detections).toBe(0);
  });

  it('says where only the newest were counted', async () => {
    await seen();
    expect(await loadTopBlocked(db, asked, 4)).toMatchObject({ detections: 4, isAll: true });
    expect(await loadTopBlocked(db, asked, 3)).toMatchObject({ detections: 3, isAll: false });
  });
});
