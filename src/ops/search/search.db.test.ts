import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { keepNameIndex } from '../../detections/name-index.ts';
import { makeDetection, makeSource, testNow } from '../../detections/testing/make-detection.ts';
import { ingest } from '../../ingest/ingest.ts';
import { noLog } from '../../platform/database/log.ts';
import type { Principal } from '../../platform/http/principal.ts';
import { search, within } from './search.ts';

const { db } = useDatabase();
const viewer: Principal = { kind: 'token', id: 't', name: 'V', role: 'viewer', companies: 'all' };
const reference = 'picket:01HXYZ7K3M0000000000000001';

beforeEach(async () => {
  const sourceId = await makeSource(db);
  const detections = [
    { domain: 'login.bad12.example', deviceName: 'CSD-WS-12', clientAddress: '192.0.2.12' },
    { domain: 'www.bücher.example', deviceName: 'CSD-WS-13', company: { externalId: 'b', name: 'Birch' } },
    { domain: 'xn--bcher-kva.test', deviceName: 'OTHER', company: { externalId: 'b', name: 'Birch' } },
    { domain: 'x.bad12.example', deviceName: '5005-WS', company: { externalId: 'b', name: 'Birch' } },
  ].map((row, at) => makeDetection({ externalId: `d${at}`, ...row }));
  await ingest(db, { sourceId, detections }, testNow);
  await db
    .insertInto('ticket')
    .values({
      incident_id: 1,
      reference,
      state: 'created',
      queued_at: testNow,
      connectwise_id: 5005,
    })
    .execute();
});

const titles = async (typed: string, who = viewer) => {
  const { pages, actions, newestOnly, ...groups } = await search({ db }, typed, who);
  const found = Object.entries(groups).map(([name, { items }]) => [name, items.map(({ title }) => title)]);
  return Object.fromEntries(found.filter(([, items]) => items?.length));
};

describe('a search', () => {
  it.each(['bad12[.]example', 'hxxps://bad12.example/path', 'https://bad12.example:443/', 'BAD12.EXAMPLE'])(
    'finds what matches %s, in each group',
    async (typed) => {
      expect(await titles(typed)).toMatchObject({
        incidents: ['bad12.example', 'bad12.example'],
        tickets: ['#5005'],
        domains: ['bad12.example', 'x.bad12.example', 'login.bad12.example'],
      });
    },
  );

  it.each(['bücher', 'xn--bcher-kva', 'BÜCHER'])(
    'finds an international name in both forms: %s',
    async (typed) => {
      expect((await titles(typed)).incidents).toEqual(['xn--bcher-kva.test', 'bücher.example']);
    },
  );

  it.each(['#5005', '5005', reference, 'picket:01HX', '01HXYZ7K', '01hxyz7k3m'])(
    'finds the ticket that %s names',
    async (typed) => {
      expect((await titles(typed)).tickets?.[0]).toBe('#5005');
    },
  );

  it('finds companies, devices and addresses by a part', async () => {
    expect(await titles('cedar')).toEqual({ companies: ['Cedar Street Dental'] });
    expect((await titles('csd-ws')).devices).toEqual(['CSD-WS-13', 'CSD-WS-12']);
    expect((await titles('192.0.2.12')).devices).toEqual(['192.0.2.12']);
    expect(await titles('nothing-like-it')).toEqual({});
    expect(await titles('%')).toEqual({});
  });

  it('finds open and closed ones, old ones, and the same with the index and without', async () => {
    await keepNameIndex(db, noLog);
    await sql`update incident set state = 'closed', closed_at = ${testNow} where id % 2 = 0`.execute(db);
    await sql`insert into incident (company_id, key, registrable_domain, state, detection_count, first_seen_at,
        last_seen_at, opened_at, verdict, reasons, domains, devices, client_addresses, policies, decision,
        decision_reason, decided_at, closed_at)
      select 1, 'k' || n, 'filler-' || n || '.example', 'closed', 1, ${testNow}, ${testNow}, ${testNow}, 'blocked', '{}',
        '{}', '{}', '{}', '{}', 'skip', 'x', ${testNow}, ${testNow} from generate_series(1, 2500) n`.execute(
      db,
    );
    expect((await titles('bad12')).incidents).toEqual(['bad12.example', 'bad12.example']);
    const { incidents } = await search({ db }, 'filler', viewer);
    expect(incidents).toMatchObject({ more: true, cutOff: false });
    expect(incidents.items.map(({ title }) => title)[0]).toBe('filler-2500.example');
    expect((await titles('filler-7.exa')).domains).toEqual(['filler-7.example']);
    // More incidents contain it than can be shown, and they are newer.
    await sql`update incident set registrable_domain = 'filler' where id = 1`.execute(db);
    expect(await titles('filler')).toMatchObject({
      incidents: ['filler', ...Array(4).fill(expect.stringMatching(/^filler-2\d\d\d/))],
      domains: ['filler', ...Array(4).fill(expect.stringMatching(/^filler-2/))],
    });
  });

  it('says if it searched only the newest, and if a count covers only a part', async () => {
    await keepNameIndex(db, noLog);
    await sql`insert into incident (company_id, key, registrable_domain, state, detection_count, first_seen_at,
        last_seen_at, opened_at, verdict, reasons, domains, devices, client_addresses, policies, decision,
        decision_reason, decided_at, closed_at)
      select 1, 'k' || n, 'zz-' || n || '.example', 'closed', 1, ${testNow}, ${testNow}, ${testNow}, 'blocked', '{}',
        '{}', '{HOST}', '{}', '{}', 'skip', 'x', ${testNow}, ${testNow} from generate_series(1, 3000) n`.execute(
      db,
    );
    // Too short for the index, and older than the rows that are read.
    const short = await search({ db }, 'd1', viewer);
    expect(short).toMatchObject({ newestOnly: 3000, incidents: { items: [] } });
    const found = await search({ db }, 'csd', viewer);
    expect(found.newestOnly).toBeNull();
    expect(found.devices.items.map(({ detail }) => detail)).toEqual(['1 incident', '1 incident']);
    // Many of the newest contain it, so no more are read, short or not.
    for (const typed of ['zz', 'host']) {
      const { newestOnly, incidents, devices } = await search({ db }, typed, viewer);
      expect({ newestOnly, more: incidents.more }).toEqual({ newestOnly: null, more: true });
      if (typed === 'host') expect(devices.items[0]?.detail).toBe('200 or more incidents');
    }
  });

  it('shows people who are limited to companies nothing of other companies', async () => {
    const { id } = await db
      .selectFrom('company')
      .select('id')
      .where('name', '=', 'Birch')
      .executeTakeFirstOrThrow();
    const limited: Principal = { ...viewer, companies: new Set([id]) };
    expect(await titles('5005', limited)).toEqual({
      incidents: ['bad12.example'],
      devices: ['5005-WS'],
    });
    expect((await titles('bad12', limited)).incidents).toHaveLength(1);
    for (const typed of ['cedar', 'csd-ws-12', reference, '192.0.2.12'])
      expect(await titles(typed, limited)).toEqual({});
    expect((await search({ db }, 'bad12', { ...viewer, companies: new Set() })).domains.items).toEqual([]);
  });

  it('leaves out a group that fails, and returns the others', async () => {
    await sql`alter table mapping rename to mapping_gone`.execute(db);
    const { companies, pages, domains } = await search({ db }, 'bad12', viewer).finally(() =>
      sql`alter table mapping_gone rename to mapping`.execute(db),
    );
    expect(companies).toEqual({ items: [], more: false, cutOff: true });
    expect([domains.items.length, domains.cutOff, pages]).toEqual([3, false, []]);
  });

  it('waits for no group longer than its limit', async () => {
    expect(await within(20, new Promise(() => {}))).toBeNull();
    expect(await within(20, Promise.reject(new Error('no')))).toBeNull();
    expect(await within(1000, Promise.resolve(7))).toBe(7);
  });
});
