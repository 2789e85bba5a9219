import { describe, expect, it } from 'vitest';
import { sandboxAccount } from '../../src/sandbox/connectwise/start.ts';
import { kill, live } from './process.ts';
import {
  addHyas,
  type Call,
  caller,
  dataFolder,
  detectionRow,
  expectOk,
  mapCompany,
  setUp,
  startSandboxes,
  until,
} from './world.ts';

/** How often it is killed; a campaign sets more (`npm run campaign:kill`). */
const kills = Number(process.env.PICKET_KILLS ?? 20);
/** Incidents that come in during each life. */
const perLife = 3;

const moment = (longestMs: number) =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * longestMs));

describe('Picket, killed at any moment', () => {
  it(`has every detection, and one ticket for each incident, after ${kills} times`, async () => {
    const sandboxes = await startSandboxes();
    const data = dataFolder();
    let life = await live({ PICKET_DATA: data });
    const token = life.firstToken ?? '';
    let call: Call = caller(life.url, token);
    await setUp(call, sandboxes);
    const source = await addHyas(call, sandboxes, { pollSeconds: 10 });
    sandboxes.hyas.emit([detectionRow(0)]);
    await call('POST', `/api/v1/sources/${source}/poll`);
    await mapCompany(call, 'Cedar', sandboxAccount.companies.cedarStreetDental);
    // Slow enough that a kill may fall between a create and its answer.
    sandboxes.connectWise.faults.set(
      { match: { method: 'POST', path: '/service/tickets' }, fault: 'delay', ms: 150, probability: 0.5 },
      { match: { method: 'POST', path: '/service/tickets' }, fault: 'drop_after', probability: 0.2 },
    );

    let emitted = 1;
    for (let round = 0; round < kills; round += 1) {
      const rows = Array.from({ length: perLife }, () => detectionRow(emitted++));
      sandboxes.hyas.emit(rows);
      // Whether it is answered is chance: the process may be gone by then.
      void call('POST', `/api/v1/sources/${source}/poll`).catch(() => {});
      await moment(700);
      await kill(life);
      life = await live({ PICKET_DATA: data });
      call = caller(life.url, token);
    }
    sandboxes.connectWise.faults.clear();
    await until(async () => (await call('POST', `/api/v1/sources/${source}/poll`)).status === 200);

    await until(async () => {
      const { tickets } = await expectOk(call('GET', '/api/v1/status'));
      return tickets.created === emitted;
    });
    const { detections } = await expectOk(call('GET', '/api/v1/status'));
    expect(detections.total).toBe(sandboxes.hyas.rows().length);
    const references = sandboxes.connectWise.tickets().map(({ externalXRef }) => externalXRef);
    expect(references).toHaveLength(emitted);
    expect(new Set(references).size).toBe(emitted);
    await kill(life);
  }, 600_000);
});
