import { describe, expect, it } from 'vitest';
import { sandboxAccount } from '../../src/sandbox/connectwise/start.ts';
import {
  addHyas,
  configOf,
  dataFolder,
  detectionRow,
  expectOk,
  type Json,
  mapCompany,
  poll,
  type RunningApp,
  runApp,
  setUp,
  shared,
  startSandboxes,
  until,
} from './world.ts';

/** Sends a body unchanged. */
async function raw(app: RunningApp & { token: string }, method: string, path: string, body: string) {
  const response = await fetch(app.url + path, {
    method,
    headers: { authorization: `Bearer ${app.token}`, 'content-type': 'application/json' },
    body,
  });
  return { status: response.status, body: (await response.json()) as Json };
}

const longName = 'Ångström & Söhne 🦷 '.repeat(500);
const rightToLeft = '\u202Eעברית العربية\u202C';

const world = shared(async (ended) => {
  const sandboxes = await startSandboxes(ended);
  const app = await runApp(configOf(dataFolder(ended)), undefined, ended);
  await setUp(app.call, sandboxes);
  const source = await addHyas(app.call, sandboxes, { pageSize: 2 });
  sandboxes.hyas.emit([detectionRow(0)]);
  await poll(app.call, source);
  await mapCompany(app.call, 'Cedar', sandboxAccount.companies.cedarStreetDental);
  await until(() => sandboxes.connectWise.tickets().length === 1);
  return { sandboxes, app, call: app.call, source };
});

describe('bad input', () => {
  it('is answered with a clear error, and Picket continues', async () => {
    const { app } = world();
    const cases: [method: string, path: string, body: string, status: number][] = [
      ['PUT', '/api/v1/settings/incidents', '{"grouping":', 400],
      ['PUT', '/api/v1/settings/incidents', '[]', 400],
      ['PUT', '/api/v1/settings/incidents', 'null', 400],
      ['PUT', '/api/v1/connectwise/ticket-service', '{"enabled":"yes"}', 400],
      ['PUT', '/api/v1/connectwise/connection', JSON.stringify({ site: longName }), 400],
      ['POST', '/api/v1/sources', `{"kind":"webhook","name":"${'x'.repeat(10_000)}"}`, 400],
      ['POST', '/api/v1/sources', '{"kind":"webhook","name":"a\\u0000b"}', 400],
      ['POST', '/api/v1/sources', `{"kind":"webhook","name":"${'x'.repeat(10_000_000)}"}`, 413],
      ['POST', '/api/v1/tokens', '{"name":"x","role":"root"}', 400],
      ['PUT', '/api/v1/companies/999999/mapping', '{"connectwiseCompanyId":2}', 404],
      ['PUT', '/api/v1/companies/1e3/mapping', '{"connectwiseCompanyId":2}', 400],
      ['POST', '/api/v1/tickets/77/retry', '{}', 404],
      ['POST', '/api/v1/sources/99/poll', '{}', 404],
      ['POST', '/api/v1/nothing/here', '{}', 404],
      ['DELETE', '/api/v1/status', '{}', 405],
    ];
    for (const [method, path, body, status] of cases) {
      const answer = await raw(app, method, path, body);
      expect([method, path, answer.status]).toEqual([method, path, status]);
      expect(answer.body).toMatchObject({ code: expect.any(String), hint: expect.stringMatching(/\w/) });
    }
    // Saved by the set-up, and perhaps not tested yet.
    const { connection } = await expectOk(app.call('GET', '/api/v1/status'));
    expect(['untried', 'ok']).toContain(connection.state);
  });

  it('of the log is quarantined with its reason, and stops nothing', async () => {
    const { sandboxes, call, source } = world();
    sandboxes.hyas.emit([
      { log_id: null, domain: null, client_id: null, client_name: null, devicename: null },
      detectionRow(1, { domain: null }),
      detectionRow(2, { client_name: longName, devicename: '🖥️'.repeat(3000) }),
      detectionRow(3, { devicename: `nul\u0000 ${rightToLeft}`, domain: 'a.nul.example' }),
      detectionRow(4),
    ]);
    await poll(call, source);
    await until(async () => (await expectOk(call('GET', '/api/v1/status'))).tickets.created === 4);

    const { items } = await expectOk(call('GET', `/api/v1/sources/${source}/quarantine`));
    expect(items).toHaveLength(2);
    expect(items.every(({ reason }: { reason: string }) => reason.length > 10)).toBe(true);
    for (const { summary } of sandboxes.connectWise.tickets())
      expect(summary.length).toBeLessThanOrEqual(100);
    const status = await expectOk(call('GET', '/api/v1/status'));
    expect(status.attention).toContainEqual(expect.objectContaining({ code: 'rows_quarantined', count: 2 }));
  });

  it.each(['empty_page', 'html', 'truncated', 'wrong_total', '500'] as const)(
    'of a log API that answers %s loses nothing once the API works again',
    async (kind) => {
      const { sandboxes, call, source } = world();
      const stored = async () => (await expectOk(call('GET', '/api/v1/status'))).detections.total;
      const before = await stored();
      sandboxes.hyas.emit([1, 2, 3, 4, 5].map((n) => detectionRow(n, { log_id: `${kind}-${n}` })));
      sandboxes.hyas.faults.set({ kind });
      await until(async () => (await call('POST', `/api/v1/sources/${source}/poll`)).status !== 409);
      sandboxes.hyas.faults.clear();
      await poll(call, source);
      expect(await stored()).toBe(before + 5);
    },
  );
});
