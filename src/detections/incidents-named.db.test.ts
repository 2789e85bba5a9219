import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { useDatabase } from '../../test/database/use-database.ts';
import { listLimit } from '../incidents/incident-lists.ts';
import { ingest } from '../ingest/ingest.ts';
import type { Log } from '../platform/database/log.ts';
import { findDetections } from './detection-list.ts';
import { inIncidentsNamed } from './incidents-named.ts';
import { keepNameIndex } from './name-index.ts';
import { makeDetection, makeSource, testNow } from './testing/make-detection.ts';

const { db } = useDatabase();

const logged: string[] = [];
const log: Log = { info: (message) => logged.push(message), warn: (message) => logged.push(message) };

async function detect(rows: readonly Parameters<typeof makeDetection>[0][], source?: string) {
  const sourceId = await makeSource(db, source);
  const detections = rows.map((row, index) => makeDetection({ externalId: `row-${index}`, ...row }));
  await ingest(db, { sourceId, detections }, testNow);
  // Open and closed incidents are searched in different ways.
  await sql`update incident set state = 'closed', closed_at = ${testNow} where id % 2 = 0`.execute(db);
}

/** What a filter finds by reading everything, and the condition that limits where to search. */
async function search(filter: { domain?: string; device?: string }) {
  const found = findDetections(db, filter).select('detection.domain').orderBy('detection.id');
  const narrow = await inIncidentsNamed(db, filter, 'detection.incident_id');
  const domains = (rows: readonly { domain: string }[]) => rows.map(({ domain }) => domain);
  return {
    isNarrowed: narrow !== null,
    all: domains(await found.execute()),
    narrowed: narrow === null ? null : domains(await found.where(narrow.where).execute()),
  };
}

const rows = [
  { domain: 'login.bad-one.example', deviceName: 'CSD-WS-01' },
  { domain: 'a_b.percent.example', deviceName: '50%-OFF' },
  { domain: 'other.example', deviceName: null, clientAddress: '192.0.2.77' },
];

it('finds by part of a name the same rows as reading everything', async () => {
  await keepNameIndex(db, log);
  await detect(rows);
  const filters = [
    { domain: 'bad-o' },
    { domain: 'LOGIN' },
    { domain: 'nothing-like-it' },
    { domain: 'a_b.perc' },
    { device: 'csd-ws' },
    { device: '0%-off' },
    { device: '192.0.2.77' },
    // No three letters together, but the beginning or the end of a word.
    { device: 'ws-' },
    { device: '-01' },
    { device: '.77' },
    { domain: 'login', device: 'ws-01' },
    { domain: 'login', device: '192.0.2.77' },
  ];
  for (const filter of filters) {
    const { isNarrowed, all, narrowed } = await search(filter);
    expect({ filter, isNarrowed }).toEqual({ filter, isNarrowed: true });
    expect({ filter, found: narrowed }).toEqual({ filter, found: all });
  }
});

it('does not read everything for a part that is too short for the index, and counts only some if many incidents have it', async () => {
  await keepNameIndex(db, log);
  await detect(Array.from({ length: 1_001 }, (_, i) => ({ domain: `common.name-${i}.example` })));
  const named = (domain: string) => inIncidentsNamed(db, { domain }, 'incident.id');
  // Too short for the index: it is found among the newest if many have it, and else searched among them alone.
  expect(await named('co')).toMatchObject({ countTo: 500 });
  expect(await named('zq')).toMatchObject({ unindexed: { filters: ['domain'] } });
  expect(await named('om')).toMatchObject({ unindexed: { filters: ['domain'] } });
  expect(await named('=zq')).toBeNull();
  expect(await named('common')).toMatchObject({ countTo: 500 });
  expect(await named('name-77.')).not.toHaveProperty('countTo');
  // Many of all, though none of the newest 500.
  await detect(
    Array.from({ length: 500 }, (_, i) => ({ domain: `new-${i}.example` })),
    'Later',
  );
  expect(await named('common')).toMatchObject({ countTo: 500 });
});

it('finds what hundreds of old incidents have by the index, as a page of them would read all newer ones', async () => {
  await keepNameIndex(db, log);
  const names = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, i) => `${prefix}-${i}.example`);
  await detect([...names('campaign', 300), ...names('later', 500)].map((domain) => ({ domain })));
  const { isNarrowed, all, narrowed } = await search({ domain: 'campaign' });
  expect({ isNarrowed, found: narrowed }).toEqual({ isNarrowed: true, found: all });
  expect(await inIncidentsNamed(db, { domain: 'campaign' }, 'incident.id')).not.toHaveProperty('countTo');
});

it('finds a name that did not fit into the list of its incident', async () => {
  await keepNameIndex(db, log);
  const names = Array.from({ length: listLimit + 5 }, (_, i) => `host-${i}-x.shared.example`);
  await detect(names.map((domain) => ({ domain })));
  const last = `host-${listLimit + 4}-x`;
  const { all, narrowed } = await search({ domain: last });
  expect(all).toEqual([`${last}.shared.example`]);
  expect(narrowed).toEqual(all);
});

it('starts without the index if the extension is missing, and says so', async () => {
  logged.length = 0;
  const undone = new Error('Everything that this changed is undone.');
  const asPlainRole = db.transaction().execute(async (tx) => {
    await sql`drop extension if exists pg_trgm cascade`.execute(tx);
    await sql`create role picket_plain_role`.execute(tx);
    await sql`set local role picket_plain_role`.execute(tx);
    await keepNameIndex(tx, log);
    throw undone;
  });
  await expect(asPlainRole).rejects.toBe(undone);
  expect(logged.join()).toContain('has no trigram index');
});
