import { describe, it } from 'vitest';
import { sandboxAccount } from '../../src/sandbox/connectwise/start.ts';
import { kill, live } from './process.ts';
import { brewStorm, expectKept, killTimes, moment } from './storm.ts';
import {
  addHyas,
  type Call,
  caller,
  dataFolder,
  detectionRow,
  mapCompany,
  setUp,
  startSandboxes,
  until,
} from './world.ts';

const kills = killTimes(4);
/** Incidents that arrive during each life. */
const perLife = 3;

describe('Picket, killed at any moment', () => {
  it(
    `has every detection, and one ticket for each incident, after ${kills} times`,
    async () => {
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
      brewStorm(sandboxes);

      let emitted = 1;
      for (let round = 0; round < kills; round += 1) {
        const rows = Array.from({ length: perLife }, () => detectionRow(emitted++));
        sandboxes.hyas.emit(rows);
        // Whether it is answered is chance: the process may have ended by then.
        void call('POST', `/api/v1/sources/${source}/poll`).catch(() => {});
        await moment(700);
        await kill(life);
        life = await live({ PICKET_DATA: data });
        call = caller(life.url, token);
      }
      await until(async () => (await call('POST', `/api/v1/sources/${source}/poll`)).status === 200);
      await expectKept(call, sandboxes, emitted, sandboxes.hyas.rows().length);
      await kill(life);
    },
    600_000 + kills * 10_000,
  );
});
