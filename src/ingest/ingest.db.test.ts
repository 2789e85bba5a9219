import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../test/database/use-database.ts';
import { loadSeenFacts } from '../detections/seen-facts.ts';
import { makeDetection, makeSource, testNow } from '../detections/testing/make-detection.ts';
import { incidentSettings } from '../incidents/incident-settings.ts';
import { severitySettings } from '../incidents/severity-settings.ts';
import { writeSetting } from '../platform/settings/store.ts';
import { ingest, ingestTogether } from './ingest.ts';

const { db } = useDatabase();
const at = (seconds: number) => new Date(testNow.getTime() + seconds * 1000);
const incidents = () => db.selectFrom('incident').selectAll().orderBy('id').execute();
const detections = () => db.selectFrom('detection').selectAll().orderBy('id').execute();

describe('ingest', () => {
  it('makes one incident of A, AAAA and HTTPS queries for the same domain on the same device', async () => {
    const sourceId = await makeSource(db);
    const result = await ingest(
      db,
      {
        sourceId,
        detections: [
          makeDetection({ queryType: 'A' }),
          makeDetection({ queryType: 'AAAA', occurredAt: at(1) }),
          makeDetection({ queryType: 'HTTPS', domain: 'cdn.bad.example', reasons: ['Malware'] }),
        ],
      },
      testNow,
    );
    expect(result).toMatchObject({ accepted: 3, duplicates: 0, quarantined: 0, opened: 1 });
    const [incident, ...others] = await incidents();
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      detection_count: 3,
      registrable_domain: 'bad.example',
      reasons: ['Phishing', 'Malware'],
      domains: ['login.bad.example', 'cdn.bad.example'],
      first_seen_at: testNow,
      last_seen_at: at(1),
      decision: 'hold',
      decision_reason: 'waiting_to_group',
      decide_at: at(10),
    });
    expect((await detections()).every((row) => row.incident_id === incident?.id)).toBe(true);
  });

  it('stores each detection with its own values, also where those before and after it are nearly the same', async () => {
    const sourceId = await makeSource(db);
    const variants: Parameters<typeof makeDetection>[0][] = [
      {},
      { queryType: 'AAAA' },
      { queryType: null, facts: { registrar: 'A, "B"' } },
      { verdict: 'malicious' },
      { reasons: ['Malware'] },
      { reasons: ['Phishing', 'Malware'] },
      { reasons: ['Malware', 'Phishing'] },
      { reasons: [] },
      { domain: 'cdn.bad.example' },
      { deviceName: 'CSD-WS-02' },
      { deviceName: null },
      { deviceName: null, clientAddress: null },
      { clientAddress: '192.0.2.11' },
      { processName: 'a\\b "c".exe' },
      { user: 'ana@cedar.example' },
      { policy: null },
      { threatLevel: 'high' },
      { company: null },
      { company: { externalId: 'oak', name: 'Oak' } },
    ];
    // Each variant twice, after the usual one, and before another.
    const given = [...variants, ...variants.flatMap((one) => [one, one, {}])].map((one, index) =>
      makeDetection({ ...one, occurredAt: at(index % 7) }),
    );
    expect(await ingest(db, { sourceId, detections: given }, testNow)).toMatchObject({
      accepted: given.length,
    });
    const companies = new Map(
      (await db.selectFrom('company').select(['id', 'external_id']).execute()).map((row) => [
        row.id,
        row.external_id,
      ]),
    );
    const incidentOf = new Map((await incidents()).map(({ id, ...incident }) => [id, incident]));
    const rows = await detections();
    expect(
      rows.map((row) => ({
        externalId: row.external_id,
        occurredAt: row.occurred_at,
        domain: row.domain,
        company: companies.get(row.company_id),
        verdict: row.verdict,
        reasons: row.reasons,
        deviceName: row.device_name,
        clientAddress: row.client_address,
        processName: row.process_name,
        user: row.user_name,
        queryType: row.query_type,
        policy: row.policy,
        threatLevel: row.threat_level,
        facts: row.facts,
      })),
    ).toEqual(
      given.map(({ registrableDomain: _, company, user, facts, ...detection }) => ({
        ...detection,
        company: company?.externalId ?? '',
        user: user ?? null,
        facts: facts ?? null,
      })),
    );
    for (const row of rows) {
      const incident = incidentOf.get(row.incident_id);
      expect(incident?.company_id).toBe(row.company_id);
      expect(incident?.domains).toContain(row.domain);
    }
  });

  it('keeps what a source reports about a domain, for the ticket: the youngest age, each value once', async () => {
    const sourceId = await makeSource(db);
    const facts = { domainAgeDays: 900, registrar: 'A "quoted" \\ {name}', categories: ['Phishing', 'C2'] };
    await ingest(
      db,
      {
        sourceId,
        detections: [
          makeDetection({ facts, processName: 'chrome.exe' }),
          makeDetection({ facts: { domainAgeDays: 6, lists: ['Feed'] }, processName: 'chrome.exe' }),
          makeDetection(),
        ],
      },
      testNow,
    );
    expect((await detections()).map((row) => row.facts)).toEqual([
      facts,
      { domainAgeDays: 6, lists: ['Feed'] },
      null,
    ]);
    const [incident] = await incidents();
    expect(await loadSeenFacts(db, incident?.id ?? 0)).toEqual({
      processes: ['chrome.exe'],
      users: [],
      domainAgeDays: 6,
      registrars: ['A "quoted" \\ {name}'],
      categories: ['Phishing', 'C2'],
      lists: ['Feed'],
    });
  });

  it('adds new values to an incident, in order, up to fifty in each list', async () => {
    const sourceId = await makeSource(db);
    const seen = (n: number) => makeDetection({ domain: `h${n}.bad.example`, reasons: [`Reason ${n % 2}`] });
    const domains = (count: number) => Array.from({ length: count }, (_, n) => `h${n}.bad.example`);
    await ingest(db, { sourceId, detections: [seen(0), seen(0)] }, testNow);
    await ingest(db, { sourceId, detections: [seen(0), seen(1), seen(2), seen(1)] }, at(1));
    expect(await incidents()).toMatchObject([
      { domains: domains(3), reasons: ['Reason 0', 'Reason 1'], devices: ['CSD-WS-01'], detection_count: 6 },
    ]);
    await ingest(db, { sourceId, detections: Array.from({ length: 60 }, (_, n) => seen(n)) }, at(2));
    await ingest(db, { sourceId, detections: [seen(70)] }, at(3));
    expect(await incidents()).toMatchObject([{ domains: domains(50), detection_count: 67 }]);
    expect(await detections()).toHaveLength(67);
  });

  it('rates an incident, and again when a reason, a threat level or the verdict changes', async () => {
    const sourceId = await makeSource(db);
    const steps = [
      [{ reasons: ['Gambling'], verdict: 'suspicious', threatLevel: 'low' }, 'low'],
      [{ reasons: ['Gambling'], verdict: 'blocked', threatLevel: 'low' }, 'low'],
      [{ reasons: ['Gambling'], verdict: 'blocked', threatLevel: 'HIGH' }, 'high'],
      [{ reasons: ['Gambling'], verdict: 'suspicious', threatLevel: 'low' }, 'high'],
      [{ reasons: ['Gambling', 'Bots/C2'], verdict: 'suspicious', threatLevel: null }, 'critical'],
    ] as const;
    const rule = { reasons: [], verdicts: [], threatLevels: [] };
    const { rules, ...rest } = severitySettings.initial;
    const low = { ...rule, threatLevels: ['low'], verdicts: ['*'], severity: 'low' as const };
    const by = { at: testNow, actor: 'a test' };
    await writeSetting(db, severitySettings, { ...rest, rules: [...rules.slice(0, 5), low] }, by);
    for (const [given, severity] of steps) {
      await ingest(db, { sourceId, detections: [makeDetection(given)] }, testNow);
      expect(await incidents()).toMatchObject([{ severity }]);
    }
    expect(await incidents()).toMatchObject([{ threat_levels: ['low', 'HIGH'], detection_count: 5 }]);
  });

  it('changes nothing when the same batch comes again, in the same call or a later one', async () => {
    const sourceId = await makeSource(db);
    const one = makeDetection();
    await ingest(db, { sourceId, detections: [one, one] }, testNow);
    const again = await ingest(db, { sourceId, detections: [one, makeDetection()] }, at(60));
    expect(again).toMatchObject({ accepted: 1, duplicates: 1, opened: 0 });
    expect(await detections()).toHaveLength(2);
    expect((await incidents())[0]?.detection_count).toBe(2);
  });

  it('keeps the same id of two sources apart', async () => {
    const one = makeDetection();
    for (const name of ['first', 'second']) {
      const result = await ingest(db, { sourceId: await makeSource(db, name), detections: [one] }, testNow);
      expect(result.accepted).toBe(1);
    }
    expect(await incidents()).toHaveLength(2);
  });

  it('recognizes a renamed company as the same company', async () => {
    const sourceId = await makeSource(db);
    const first = await ingest(db, { sourceId, detections: [makeDetection()] }, testNow);
    expect(first.newCompanies.map((company) => company.name)).toEqual(['Cedar Street Dental']);
    const renamed = makeDetection({ company: { externalId: 'cedar', name: 'Cedar St. Dental' } });
    const second = await ingest(db, { sourceId, detections: [renamed] }, at(5));
    expect(second.newCompanies).toEqual([]);
    expect(await db.selectFrom('company').select('name').execute()).toEqual([{ name: 'Cedar St. Dental' }]);
    expect(await incidents()).toHaveLength(1);
  });

  it('gives detections without a company to an unattributed company', async () => {
    const sourceId = await makeSource(db);
    await ingest(db, { sourceId, detections: [makeDetection({ company: null })] }, testNow);
    const company = await db.selectFrom('company').selectAll().executeTakeFirstOrThrow();
    expect(company).toMatchObject({ external_id: '', name: 'Unattributed (HYAS)' });
  });

  it('quarantines unreadable rows and times in the future, counted once however often they are read', async () => {
    const sourceId = await makeSource(db);
    const batch = {
      sourceId,
      detections: [makeDetection({ occurredAt: new Date('9999-12-31T23:59:59Z') }), makeDetection()],
      unreadable: [{ content: { log_id: null, note: 'a\u0000b' }, reason: 'log_id is missing' }],
    };
    expect(await ingest(db, batch, testNow)).toMatchObject({ accepted: 1, quarantined: 2 });
    await ingest(db, batch, at(60));
    const rows = await db.selectFrom('quarantine').selectAll().orderBy('reason').execute();
    expect(rows.map((row) => [row.reason, row.seen_count])).toEqual([
      ['Its time is more than a day in the future.', 2],
      ['log_id is missing', 2],
    ]);
  });

  it('stores the cursor with the data, also when there is no data', async () => {
    const sourceId = await makeSource(db);
    await ingest(db, { sourceId, detections: [], cursor: { end: 'x' } }, testNow);
    const source = await db.selectFrom('source').select('cursor').executeTakeFirstOrThrow();
    expect(source.cursor).toEqual({ end: 'x' });
  });

  it('stores nothing of a chunk that fails', async () => {
    const sourceId = await makeSource(db);
    const broken = makeDetection({ processName: 'nul\u0000byte' });
    await expect(ingest(db, { sourceId, detections: [makeDetection(), broken] }, testNow)).rejects.toThrow();
    expect(await detections()).toEqual([]);
    expect(await incidents()).toEqual([]);
  });

  it('says so when the source was deleted', async () => {
    await expect(ingest(db, { sourceId: 999, detections: [makeDetection()] }, testNow)).rejects.toMatchObject(
      {
        problem: { code: 'detections.source_gone' },
      },
    );
  });

  it('counts every detection once when many batches are ingested at the same time', async () => {
    const sourceId = await makeSource(db);
    const all = Array.from({ length: 40 }, (_, i) =>
      makeDetection({ externalId: `same-${i}`, deviceName: `d${i % 4}` }),
    );
    await Promise.all(
      Array.from({ length: 6 }, (_, i) =>
        ingest(db, { sourceId, detections: all.slice(i * 5, i * 5 + 20) }, testNow),
      ),
    );
    expect(await detections()).toHaveLength(40);
    const counts = (await incidents()).map((incident) => incident.detection_count);
    expect(counts).toEqual([10, 10, 10, 10]);
  });

  it('opens a new incident after the quiet time of a skipped one; a held or ticketed incident keeps counting', async () => {
    const sourceId = await makeSource(db);
    await ingest(db, { sourceId, detections: [makeDetection()] }, testNow);
    const later = at(25 * 3600);
    await ingest(db, { sourceId, detections: [makeDetection({ occurredAt: later })] }, later);
    expect(await incidents()).toHaveLength(1);
    await db
      .updateTable('incident')
      .set({ decision: 'skip', decision_reason: 'verdict_not_ticketed' })
      .execute();
    const muchLater = at(50 * 3600);
    await ingest(db, { sourceId, detections: [makeDetection({ occurredAt: muchLater })] }, muchLater);
    expect((await incidents()).map((incident) => incident.state)).toEqual(['closed', 'open']);
  });

  it('decides a skipped incident again when its verdict worsens', async () => {
    const sourceId = await makeSource(db);
    await ingest(db, { sourceId, detections: [makeDetection({ verdict: 'suspicious' })] }, testNow);
    await db
      .updateTable('incident')
      .set({ decision: 'skip', decision_reason: 'verdict_not_ticketed', decide_at: null })
      .execute();
    await ingest(db, { sourceId, detections: [makeDetection({ verdict: 'malicious' })] }, at(60));
    expect((await incidents())[0]).toMatchObject({ verdict: 'malicious', decide_at: at(60) });
  });

  it('groups by the grouping setting', async () => {
    const sourceId = await makeSource(db);
    const by = { at: testNow, actor: 'test' };
    await writeSetting(db, incidentSettings, { ...incidentSettings.initial, grouping: 'domain' }, by);
    await ingest(
      db,
      { sourceId, detections: [makeDetection({ deviceName: 'a' }), makeDetection({ deviceName: 'b' })] },
      testNow,
    );
    expect(await incidents()).toMatchObject([{ devices: ['a', 'b'], device: null, detection_count: 2 }]);
  });

  it('stores batches of several senders as one, with a result for each', async () => {
    const sourceId = await makeSource(db);
    const of = (...ids: string[]) => ids.map((externalId) => makeDetection({ externalId }));
    await ingest(db, { sourceId, detections: of('known') }, testNow);
    const results = await ingestTogether(
      db,
      [
        { sourceId, detections: of('known', 'a'), delivery: { understood: false, over: 2 } },
        { sourceId, detections: of('b', 'c'), unreadable: [{ content: 'x', reason: 'It is not valid.' }] },
        { sourceId, detections: of('c', 'd'), delivery: { understood: true, over: 1 } },
        { sourceId, detections: [] },
      ],
      at(60),
    );
    expect(results.map(({ accepted, duplicates }) => [accepted, duplicates])).toEqual([
      [1, 1],
      [1, 1],
      [2, 0],
      [0, 0],
    ]);
    expect(results.map(({ quarantined }) => quarantined)).toEqual([1, 0, 0, 0]);
    expect((await detections()).map((row) => row.external_id)).toEqual(['known', 'a', 'b', 'c', 'd']);
    expect(await incidents()).toMatchObject([{ detection_count: 5 }]);
    const source = await db.selectFrom('source').selectAll().executeTakeFirstOrThrow();
    expect(source).toMatchObject({ over_count: 3, last_success_at: at(60), last_attempt_at: at(60) });
  });
});
