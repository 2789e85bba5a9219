import { describe, expect, it, onTestFinished } from 'vitest';
import { sandboxAccount } from '../../src/sandbox/connectwise/start.ts';
import { startServer } from '../database/server.ts';
import { kill, live } from './process.ts';
import { moment } from './storm.ts';
import { caller, dataFolder, expectOk, mapCompany, setUp, startSandboxes, until } from './world.ts';

const restarts = ['stop', 'crash', 'stop'] as const;
const perRound = 6;

const detection = (n: number) => ({
  id: `d-${n}`,
  occurredAt: new Date(Date.now() - 1_000).toISOString(),
  domain: `login.bad-${n}.example`,
  company: { id: 'cedar', name: 'Cedar Street Dental' },
  reasons: ['Phishing'],
  deviceName: 'CSD-WS-01',
});

describe('PostgreSQL that stops and starts again while Picket works', () => {
  it('never ends Picket, which reports it, waits, and opens one ticket for each incident', async () => {
    const server = await startServer();
    onTestFinished(() => server.stop());
    const sandboxes = await startSandboxes();
    const picket = await live({
      PICKET_DATABASE_URL: server.url,
      PICKET_SECRET_KEY: '5e'.repeat(32),
      PICKET_DATA: dataFolder(),
    });
    const call = caller(picket.url, picket.firstToken ?? '');
    await setUp(call, sandboxes);
    const hook = { kind: 'webhook', name: 'EDR' };
    const source = await expectOk(call('POST', '/api/v1/sources', hook));
    const sender = caller(picket.url, source.bearerToken);

    /** Sends until it is stored, as senders do. */
    async function send(n: number): Promise<void> {
      const sent = detection(n);
      for (;;) {
        const answer = await sender('POST', `/api/v1/sources/${source.id}/detections`, sent).catch(() => {
          throw new Error(`Picket does not answer; its status is ${picket.child.exitCode}.`);
        });
        if (answer.status === 202) return;
        expect(answer).toMatchObject({ status: 503, body: { code: expect.stringMatching(/^database\./) } });
        await moment(200);
      }
    }

    await send(0);
    await mapCompany(call, 'Cedar', sandboxAccount.companies.cedarStreetDental);
    // Most of the time, a delivery is in progress.
    sandboxes.connectWise.faults.set({
      match: { method: 'POST', path: '/service/tickets' },
      fault: 'delay',
      ms: 100,
      probability: 0.5,
    });
    let sent = 1;
    for (const restart of restarts) {
      const sending = Array.from({ length: perRound }, () => send(sent++));
      await moment(500);
      await server.make(restart);
      const notReady = await until(async () => {
        const answer = await call('GET', '/readyz');
        return answer.status === 503 ? answer.body : null;
      });
      expect(notReady.checks).toContainEqual(
        expect.objectContaining({ name: 'database', ok: false, code: expect.stringMatching(/^database\./) }),
      );
      expect(await call('GET', '/api/v1/status')).toMatchObject({
        status: 503,
        body: { code: expect.stringMatching(/^database\./), hint: expect.any(String) },
      });
      await server.make('start');
      await Promise.all(sending);
    }
    await until(async () => (await call('GET', '/readyz')).status === 200);
    await until(async () => (await expectOk(call('GET', '/api/v1/status'))).tickets.created === sent);
    const references = sandboxes.connectWise.tickets().map(({ externalXRef }) => externalXRef);
    expect(references).toHaveLength(sent);
    expect(new Set(references).size).toBe(sent);
    await kill(picket);
  }, 600_000);
});
