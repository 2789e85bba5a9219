import { describe, it } from 'vitest';
import { sandboxAccount } from '../../src/sandbox/connectwise/start.ts';
import { useDatabase } from '../database/use-database.ts';
import { kill, type Life, live } from './process.ts';
import { brewStorm, expectKept, killTimes, moment } from './storm.ts';
import { caller, dataFolder, expectOk, mapCompany, setUp, startSandboxes } from './world.ts';

const test = useDatabase();
const kills = killTimes(3);
const perRound = 4;

const detection = (n: number) => ({
  id: `d-${n}`,
  occurredAt: new Date(Date.now() - 1_000).toISOString(),
  domain: `login.bad-${n}.example`,
  company: { id: 'cedar', name: 'Cedar Street Dental' },
  reasons: ['Phishing'],
  deviceName: 'CSD-WS-01',
});

describe('three Pickets on one PostgreSQL, each killed at any moment', () => {
  it(
    `have every detection, and one ticket for each incident, after ${kills} kills`,
    async () => {
      const sandboxes = await startSandboxes();
      const env = { PICKET_DATABASE_URL: test.url ?? '', PICKET_SECRET_KEY: '5e'.repeat(32) };
      const start = () => live({ ...env, PICKET_DATA: dataFolder() });
      const first = await start();
      const token = first.firstToken ?? '';
      const nodes: Life[] = [first, await start(), await start()];
      const call = caller(first.url, token);
      await setUp(call, sandboxes);
      const hook = { kind: 'webhook', name: 'EDR' };
      const source = await expectOk(call('POST', '/api/v1/sources', hook));

      /** Sends until an answer says that it is stored, as senders do: the same again, to any node that runs. */
      async function send(n: number): Promise<void> {
        const sent = detection(n);
        for (;;) {
          const node = nodes[Math.floor(Math.random() * nodes.length)] ?? first;
          const answer = await caller(node.url, source.bearerToken)(
            'POST',
            `/api/v1/sources/${source.id}/detections`,
            sent,
          ).catch(() => null);
          if (answer?.status === 202) return;
          await moment(200);
        }
      }

      await send(0);
      await mapCompany(call, 'Cedar', sandboxAccount.companies.cedarStreetDental);
      brewStorm(sandboxes);
      let sent = 1;
      for (let round = 0; round < kills; round += 1) {
        const sending = Array.from({ length: perRound }, () => send(sent++));
        await moment(700);
        const victim = Math.floor(Math.random() * nodes.length);
        await kill(nodes[victim] ?? first);
        nodes[victim] = await start();
        await Promise.all(sending);
      }
      await expectKept(caller(nodes[0]?.url ?? '', token), sandboxes, sent, sent);
      await Promise.all(nodes.map(kill));
    },
    600_000 + kills * 10_000,
  );
});
