import type { FastifyInstance } from 'fastify';
import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../test/database/use-database.ts';
import { start } from '../../test/http/start-server.ts';
import { connectionHealth } from '../connectwise/connection/connection.ts';
import { ticketService } from '../connectwise/services/ticket-service.ts';
import { makeDetection, makeSource } from '../detections/testing/make-detection.ts';
import { incidentSettings } from '../incidents/incident-settings.ts';
import { ingest } from '../ingest/ingest.ts';
import { writeSetting } from '../platform/settings/store.ts';
import { systemRandom } from '../platform/values/random.ts';
import { movedClock } from '../sources/testing/setup.ts';
import { decideDue } from '../tickets/due/decide-due.ts';
import { reconsider } from '../tickets/due/reconsider.ts';
import { acceptanceRoutes } from './acceptance-routes.ts';
import { severityRoutes } from './severity-routes.ts';
import { silenceRoutes } from './silence-routes.ts';
import { windowRoutes } from './window-routes.ts';

const { db } = useDatabase();
let clock: ReturnType<typeof movedClock>;
let server: FastifyInstance;
let sourceId: number;

/** The setup is complete, so every due incident gets a ticket. */
beforeEach(async () => {
  clock = movedClock();
  const deps = { db, clock, reconsider, changed: () => {} };
  const routes = [severityRoutes, silenceRoutes, acceptanceRoutes, windowRoutes].map((make) => make(deps));
  server = await start({ routes });
  const by = { at: clock.now(), actor: 'test' };
  const chosen = { id: 1, name: 'n' };
  const choices = { board: chosen, status: chosen, priority: chosen, type: chosen };
  await writeSetting(db, ticketService, { enabled: true, ...choices, problem: null }, by);
  await writeSetting(db, connectionHealth, { state: 'ok', problem: null, since: by.at.toISOString() }, by);
  sourceId = await makeSource(db);
});

async function call(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  payload?: object,
  role = 'analyst',
) {
  const answer = await server.inject({
    method,
    url: `/api/v1/${path}`,
    headers: { authorization: `Bearer pkt_${role}` },
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
}

/** Sends a detection of a device, and decides its incident ten seconds later. */
async function detect(device: string, given: Parameters<typeof makeDetection>[0] = {}) {
  const detection = makeDetection({ occurredAt: clock.now(), deviceName: device, ...given });
  await ingest(db, { sourceId, detections: [detection] }, clock.now());
  const { id } = await db.selectFrom('company').select('id').executeTakeFirstOrThrow();
  await db
    .insertInto('mapping')
    .values({
      company_id: id,
      connectwise_company_id: 250,
      connectwise_company_name: 'Cedar',
      mapped_at: clock.now(),
      mapped_by: 'test',
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  clock.pass(10_000);
  await decideDue(db, clock.now(), systemRandom);
  return id;
}
const decide = () => decideDue(db, clock.now(), systemRandom);
const decisions = async () =>
  (
    await db.selectFrom('incident').select(['device', 'decision', 'decision_reason']).orderBy('id').execute()
  ).map(({ device, decision, decision_reason }) => `${device} ${decision}:${decision_reason}`);
const inHours = (hours: number) => new Date(clock.now().getTime() + hours * 3_600_000).toISOString();
const actions = async () =>
  (await db.selectFrom('audit_event').select('action').orderBy('id').execute()).map(({ action }) => action);

describe('a silence', () => {
  it('holds the incidents that match until it ends; then they get tickets', async () => {
    const made = await call('POST', 'silences', {
      matchers: { devices: ['ws-*'] },
      comment: 'New image',
      endsAt: inHours(100),
    });
    expect(made).toMatchObject({ status: 201, body: { state: 'active', createdBy: 'Ms analyst' } });
    await detect('ws-1');
    await detect('srv-1');
    expect(await decisions()).toEqual(['ws-1 hold:silenced', 'srv-1 create:due']);
    const { message } = await db
      .selectFrom('incident_event')
      .select('message')
      .where('message', 'like', 'Silenced%')
      .executeTakeFirstOrThrow();
    expect(message).toContain('Ms analyst, until');
    expect(message).toContain('New image');
    clock.pass(101 * 3_600_000);
    await decide();
    expect(await decisions()).toContain('ws-1 append:occurred_long_ago');
  });

  it('that is ended early releases them at once, and stays in the list with who ended it', async () => {
    const { body } = await call('POST', 'silences', {
      matchers: { reasons: ['Phish*'] },
      comment: 'c',
      endsAt: null,
    });
    await detect('ws-1');
    expect(await decisions()).toEqual(['ws-1 hold:silenced']);
    expect((await call('POST', `silences/${body.id}/end`)).body).toMatchObject({
      state: 'ended',
      endedBy: 'Ms analyst',
    });
    await decide();
    expect(await decisions()).toEqual(['ws-1 create:due']);
    expect((await call('POST', `silences/${body.id}/end`)).body.code).toBe('noise.over_already');
    expect((await call('GET', 'silences?state=active', undefined, 'viewer')).body.items).toEqual([]);
    expect((await call('GET', 'silences?state=ended')).body.items).toHaveLength(1);
    expect(await actions()).toEqual(['silence.made', 'silence.ended']);
  });

  it('has a preview, needs a confirmation to silence everything, and is refused where it cannot be', async () => {
    await detect('ws-1');
    await detect('srv-1');
    clock.pass(8 * 24 * 3_600_000);
    await detect('ws-2');
    const preview = await call('POST', 'silences/preview', { matchers: { devices: ['ws-*'] } });
    expect(preview.body).toMatchObject({
      open: 2,
      lastWeek: 1,
      everything: false,
      examples: [{ device: 'ws-2' }, {}],
    });
    const all = { matchers: { domains: ['*'] }, comment: 'c', endsAt: inHours(1) };
    expect((await call('POST', 'silences', all)).body.code).toBe('noise.silences_everything');
    expect((await call('POST', 'silences', { ...all, everything: true })).status).toBe(201);
    const codes = [
      { ...all, matchers: { companyIds: [9999] } },
      { ...all, everything: true, endsAt: inHours(-1) },
      { matchers: {}, comment: 'c', everything: true },
      { ...all, everything: true, comment: ' ' },
    ].map(async (body) => (await call('POST', 'silences', body)).body.code);
    expect(await Promise.all(codes)).toEqual([
      'noise.unknown_companies',
      'noise.ends_too_early',
      'http.invalid_request',
      'http.invalid_request',
    ]);
    expect((await call('POST', 'silences', all, 'viewer')).status).toBe(403);
  });
});

describe('an accepted risk', () => {
  it('skips later incidents of the same domain until it expires; an incident that is still open is then decided again', async () => {
    await call('POST', 'silences', { matchers: { devices: ['ws-1'] }, comment: 'c', endsAt: inHours(0.01) });
    await detect('ws-1');
    const [incident] = await db.selectFrom('incident').select('id').execute();
    const accept = { comment: 'Known tool', endsAt: inHours(5), device: false };
    const accepted = await call('POST', `incidents/${incident?.id}/accept`, accept);
    expect(accepted).toMatchObject({ status: 201, body: { incidentId: incident?.id, state: 'active' } });
    await detect('ws-2');
    expect(await decisions()).toEqual(['ws-1 skip:accepted', 'ws-2 skip:accepted']);
    await detect('ws-3', { domain: 'other.example' });
    expect((await decisions()).at(-1)).toBe('ws-3 create:due');
    clock.pass(5 * 3_600_000);
    await decide();
    expect((await decisions()).slice(0, 2)).toEqual(['ws-1 create:due', 'ws-2 create:due']);
  });

  it('that is revoked has the incidents that it skipped decided again', async () => {
    await call('POST', 'silences', { matchers: { devices: ['ws-1'] }, comment: 'c', endsAt: null });
    await detect('ws-1');
    const [incident] = await db.selectFrom('incident').select('id').execute();
    const { body } = await call('POST', `incidents/${incident?.id}/accept`, {
      comment: 'Known',
      endsAt: null,
    });
    await decide();
    expect(await decisions()).toEqual(['ws-1 skip:accepted']);
    expect((await call('POST', `acceptances/${body.id}/revoke`)).status).toBe(200);
    await decide();
    expect(await decisions()).toEqual(['ws-1 hold:silenced']);
    expect(await actions()).toEqual(['silence.made', 'acceptance.made', 'acceptance.revoked']);
    const kinds = await db
      .selectFrom('incident_event')
      .select('kind')
      .where('kind', '=', 'accepted')
      .execute();
    expect(kinds).toHaveLength(1);
  });
});

describe('a maintenance window', () => {
  it('holds incidents until it ends or is deleted; only administrators create one', async () => {
    const companyId = await detect('ws-0');
    const body = {
      name: 'Patching',
      companyIds: [companyId],
      schedule: { kind: 'once', startsAt: inHours(0), endsAt: inHours(4) },
    };
    expect((await call('POST', 'maintenance-windows', body)).status).toBe(403);
    const { body: made } = await call('POST', 'maintenance-windows', body, 'admin');
    await detect('ws-1');
    expect(await decisions()).toEqual(['ws-0 create:due', 'ws-1 hold:maintenance']);
    expect((await call('GET', 'maintenance-windows')).body.items).toMatchObject([
      { name: 'Patching', companies: [{ id: companyId }], openUntil: body.schedule.endsAt },
    ]);
    const weekly = { kind: 'weekly', days: ['mon'], from: '22:00', to: '04:00', timeZone: 'Europe/London' };
    const path = `maintenance-windows/${made.id}`;
    expect((await call('PUT', path, { ...body, schedule: weekly }, 'admin')).status).toBe(200);
    await decide();
    expect(await decisions()).toContain('ws-1 create:due');
    expect((await call('DELETE', path, undefined, 'admin')).status).toBe(204);
    const changes = ['made', 'changed', 'deleted'].map((what) => `maintenance_window.${what}`);
    expect(await actions()).toEqual(changes);
    const odd = { ...body, schedule: { ...weekly, timeZone: 'Mars/Olympus' } };
    expect((await call('POST', 'maintenance-windows', odd, 'admin')).status).toBe(400);
  });
});

describe('severity rules', () => {
  it('rate open incidents again, and decide held ones again', async () => {
    const { body: initial } = await call('GET', 'settings/severity', undefined, 'viewer');
    const three = { ...initial.treatments.high, minimumDetections: 3, withinMinutes: 5 };
    const strict = { ...initial, treatments: { ...initial.treatments, high: three } };
    expect((await call('PUT', 'settings/severity', strict)).status).toBe(403);
    expect((await call('PUT', 'settings/severity', strict, 'admin')).status).toBe(200);
    await detect('ws-1');
    for (const minutes of [4, 4, 4]) {
      clock.pass(minutes * 60_000);
      await detect('ws-1');
      expect(await decisions()).toEqual(['ws-1 hold:below_threshold']);
    }
    await detect('ws-1');
    expect(await decisions()).toEqual(['ws-1 create:due']);
    await detect('ws-2');
    const rule = { reasons: ['phishing'], verdicts: [], threatLevels: [], severity: 'low' };
    const none = { ...initial.treatments.low, action: 'none' };
    const mild = { ...initial, rules: [rule], treatments: { ...initial.treatments, low: none } };
    await call('PUT', 'settings/severity', mild, 'admin');
    await decide();
    expect(await decisions()).toEqual(['ws-1 create:due', 'ws-2 skip:severity_not_ticketed']);
    expect(await db.selectFrom('incident').select('severity').execute()).toEqual([
      { severity: 'low' },
      { severity: 'low' },
    ]);
    const empty = { ...initial, rules: [{ severity: 'low' }] };
    expect((await call('PUT', 'settings/severity', empty, 'admin')).status).toBe(400);
  });
});

describe('a threshold of devices', () => {
  it('counts devices, not the spellings of their names', async () => {
    const settings = (await call('GET', 'settings/severity')).body;
    const treatments = Object.fromEntries(
      Object.entries(settings.treatments).map(([severity, treatment]) => [
        severity,
        { ...(treatment as object), minimumDetections: 1, minimumDevices: 2 },
      ]),
    );
    const saved = await call('PUT', 'settings/severity', { ...settings, treatments }, 'admin');
    expect([saved.status, saved.body.code]).toEqual([200, undefined]);
    await writeSetting(
      db,
      incidentSettings,
      { ...incidentSettings.initial, grouping: 'domain' },
      { at: clock.now(), actor: 'test' },
    );
    for (const written of ['CSD-WS-07', 'csd-ws-07.corp.example', 'CSD-WS-07$']) {
      await detect(written);
      expect(await decisions()).toEqual(['null hold:below_threshold']);
    }
    await detect('CSD-WS-08');
    expect(await decisions()).toEqual([expect.stringMatching(/^null create:/)]);
  });
});
