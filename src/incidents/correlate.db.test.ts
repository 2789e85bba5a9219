import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../test/database/use-database.ts';
import { makeDetection, makeSource, testNow } from '../detections/testing/make-detection.ts';
import { transaction } from '../platform/database/transaction.ts';
import { correlate } from './correlate.ts';
import type { AttributedDetection } from './fold.ts';
import { type IncidentSettings, incidentSettings } from './incident-settings.ts';
import { severityRater } from './severity.ts';
import { severitySettings } from './severity-settings.ts';

const { db } = useDatabase();
const hour = 3_600_000;
const at = (ms: number) => new Date(testNow.getTime() + ms);
let companyId: number;

beforeEach(async () => {
  const sourceId = await makeSource(db);
  const company = await db
    .insertInto('company')
    .values({
      source_id: sourceId,
      external_id: 'cedar',
      name: 'Cedar',
      first_seen_at: testNow,
      last_seen_at: testNow,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  companyId = company.id;
});

const seen = (given: Parameters<typeof makeDetection>[0] = {}): AttributedDetection => ({
  companyId,
  detection: makeDetection(given),
});
const add = (
  batch: readonly AttributedDetection[],
  now = testNow,
  settings: Partial<IncidentSettings> = {},
) =>
  transaction(db, (tx) =>
    correlate(
      tx,
      batch,
      {
        settings: { ...incidentSettings.initial, ...settings },
        rate: severityRater(severitySettings.initial),
      },
      now,
    ),
  );
const incidents = () => db.selectFrom('incident').selectAll().orderBy('id').execute();

describe('correlate', () => {
  it('moves first_seen_at only back and last_seen_at only forward', async () => {
    expect(await add([seen()])).toMatchObject({ opened: 1, undecided: true });
    await add([seen({ occurredAt: at(-2 * hour) })]);
    expect(await incidents()).toMatchObject([
      { detection_count: 2, first_seen_at: at(-2 * hour), last_seen_at: testNow },
    ]);
    await add([seen({ occurredAt: at(-hour) })]);
    expect(await incidents()).toMatchObject([
      { detection_count: 3, first_seen_at: at(-2 * hour), last_seen_at: testNow },
    ]);
    await add([seen({ occurredAt: at(hour) })]);
    expect(await incidents()).toMatchObject([
      { detection_count: 4, first_seen_at: at(-2 * hour), last_seen_at: at(hour), opened_at: testNow },
    ]);
  });

  it('returns the incident of each detection, in order, and how many incidents it opened', async () => {
    const batch = [seen(), seen({ deviceName: 'CSD-WS-02' }), seen({ deviceName: 'csd-ws-01.corp.example' })];
    const { incidentIds, opened } = await add(batch);
    const [first, second] = (await incidents()).map(({ id }) => id);
    expect({ incidentIds, opened }).toEqual({ incidentIds: [first, second, first], opened: 2 });
    const again = await add([seen({ deviceName: 'CSD-WS-02$' })]);
    expect(again).toEqual({ incidentIds: [second], opened: 0, undecided: false });
  });

  it('finds the same incident by any spelling of the device, in any order', async () => {
    const spellings = ['CSD-WS-07', 'csd-ws-07.corp.example', 'CSD-WS-07$'];
    const turns = [spellings, [...spellings].reverse()];
    for (const [turn, order] of turns.entries()) {
      const domain = `turn-${turn}.example`;
      for (const deviceName of order) await add([seen({ deviceName, domain })]);
    }
    const all = await incidents();
    expect(all.map(({ device, detection_count }) => [device, detection_count])).toEqual([
      ['csd-ws-07', 3],
      ['csd-ws-07', 3],
    ]);
    expect(all.map(({ devices }) => [...devices].sort())).toEqual(turns.map((order) => [...order].sort()));
  });

  it('adds the values that a list does not have yet: one, several, and none to a full list', async () => {
    const domain = (n: number) => `h${n}.bad.example`;
    await add([seen({ domain: domain(0), policy: null })]);
    await add([seen({ domain: domain(0), policy: 'Strict' })]);
    await add([seen({ domain: domain(1), policy: null }), seen({ domain: domain(0), policy: null })]);
    await add([seen({ domain: domain(1), clientAddress: null })]);
    expect(await incidents()).toMatchObject([
      {
        detection_count: 5,
        domains: [domain(0), domain(1)],
        policies: ['Strict', 'Default'],
        reasons: ['Phishing'],
      },
    ]);
    for (let n = 2; n < 60; n++) await add([seen({ domain: domain(n) })]);
    const full = Array.from({ length: 50 }, (_, n) => domain(n));
    expect(await incidents()).toMatchObject([
      { detection_count: 63, domains: full, decide_at: at(10 * 1000) },
    ]);
    await add([seen({ domain: domain(99), reasons: ['C2'] })]);
    expect(await incidents()).toMatchObject([
      { detection_count: 64, domains: full, reasons: ['Phishing', 'C2'] },
    ]);
  });

  it('decides the incident again for each detection, if its decision depends on how many there are', async () => {
    await add([seen()]);
    const waits = { decision: 'hold', decision_reason: 'below_threshold', decide_at: null } as const;
    await db.updateTable('incident').set(waits).execute();
    expect(await add([seen()], at(1000))).toMatchObject({ undecided: true });
    expect(await incidents()).toMatchObject([{ detection_count: 2, decide_at: at(1000) }]);
    await db
      .updateTable('incident')
      .set({ ...waits, decision_reason: 'not_mapped' })
      .execute();
    expect(await add([seen()], at(2000))).toMatchObject({ undecided: false });
    expect(await incidents()).toMatchObject([{ detection_count: 3, decide_at: null }]);
  });

  it('decides the incident again when its verdict worsens, and says so; not when detections only repeat', async () => {
    await add([seen({ verdict: 'suspicious' })]);
    const held = { decision: 'hold', decision_reason: 'verdict_not_ticketed', decide_at: null } as const;
    await db.updateTable('incident').set(held).execute();
    expect(await add([seen({ verdict: 'permitted' })], at(1000))).toMatchObject({ undecided: false });
    expect(await incidents()).toMatchObject([{ verdict: 'suspicious', decide_at: null }]);
    expect(await add([seen({ verdict: 'malicious' })], at(2000))).toMatchObject({ undecided: true });
    expect(await incidents()).toMatchObject([{ verdict: 'malicious', decide_at: at(2000) }]);
    const kinds = await db.selectFrom('incident_event').select('kind').orderBy('id').execute();
    expect(kinds.map(({ kind }) => kind)).toEqual(['opened', 'worsened']);
  });

  it('opens another incident after the quiet time of a skipped one, never of a held one', async () => {
    await add([seen()]);
    const later = { occurredAt: at(25 * hour) };
    await add([seen(later)], at(25 * hour));
    expect(await incidents()).toMatchObject([{ detection_count: 2, state: 'open' }]);
    await db.updateTable('incident').set({ decision: 'skip', decide_at: null }).execute();
    await add([seen({ occurredAt: at(49 * hour) })], at(49 * hour));
    expect(await incidents()).toMatchObject([{ detection_count: 3, state: 'open' }]);
    await add([seen({ occurredAt: at(74 * hour) })], at(74 * hour));
    expect(await incidents()).toMatchObject([
      { detection_count: 3, state: 'closed', closed_reason: 'quiet' },
      { detection_count: 1, state: 'open', decision_reason: 'waiting_to_group' },
    ]);
  });

  it('counts late detections in the closed incident, and reopens it for later ones', async () => {
    await add([seen()]);
    const closed = {
      state: 'closed',
      closed_at: at(hour),
      closed_reason: 'resolved',
      decide_at: null,
    } as const;
    await db
      .updateTable('incident')
      .set({ ...closed, decision: 'append' })
      .execute();
    await add([seen({ occurredAt: at(hour / 2) })], at(2 * hour));
    expect(await incidents()).toMatchObject([
      { state: 'closed', detection_count: 2, first_seen_at: testNow },
    ]);
    const again = await add([seen({ occurredAt: at(1.5 * hour) })], at(2 * hour));
    expect(again).toMatchObject({ opened: 0, undecided: true });
    expect(await incidents()).toMatchObject([
      { state: 'open', detection_count: 3, last_seen_at: at(1.5 * hour), decide_at: at(2 * hour) },
    ]);
  });
});
