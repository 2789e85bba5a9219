import { describe, expect, it } from 'vitest';
import { sandboxAccount } from '../../src/sandbox/connectwise/start.ts';
import { useDatabase } from '../database/use-database.ts';
import { kill, live } from './process.ts';
import {
  addHyas,
  caller,
  dataFolder,
  detectionRow,
  expectOk,
  mapCompany,
  setUp,
  startSandboxes,
  until,
} from './world.ts';

const test = useDatabase();
const rounds = 10;
const perRound = 4;

describe('two Pickets on one PostgreSQL', () => {
  it('open one ticket for each incident, also when one of them is killed', async () => {
    const sandboxes = await startSandboxes();
    const env = {
      PICKET_DATABASE_URL: test.url ?? '',
      PICKET_SECRET_KEY: '5e'.repeat(32),
    };
    const one = await live({ ...env, PICKET_DATA: dataFolder() });
    const other = await live({ ...env, PICKET_DATA: dataFolder() });
    const token = one.firstToken ?? other.firstToken ?? '';
    const [callOne, callOther] = [caller(one.url, token), caller(other.url, token)];
    await setUp(callOne, sandboxes);
    const source = await addHyas(callOther, sandboxes, { pollSeconds: 10 });
    sandboxes.hyas.emit([detectionRow(0)]);
    await until(async () => (await callOne('POST', `/api/v1/sources/${source}/poll`)).status === 200);
    await mapCompany(callOther, 'Cedar', sandboxAccount.companies.cedarStreetDental);
    sandboxes.connectWise.faults.set(
      { match: { method: 'POST', path: '/service/tickets' }, fault: 'delay', ms: 100, probability: 0.5 },
      { match: { method: 'POST', path: '/service/tickets' }, fault: 'drop_after', probability: 0.3 },
    );

    let emitted = 1;
    for (let round = 0; round < rounds; round += 1) {
      sandboxes.hyas.emit(Array.from({ length: perRound }, () => detectionRow(emitted++)));
      // Both read and deliver; the second one finds the source being read.
      await Promise.all([
        callOne('POST', `/api/v1/sources/${source}/poll`),
        round < rounds / 2 ? callOther('POST', `/api/v1/sources/${source}/poll`) : null,
      ]);
      if (round === rounds / 2) await kill(other);
    }
    sandboxes.connectWise.faults.clear();
    await until(async () => (await callOne('POST', `/api/v1/sources/${source}/poll`)).status === 200);
    await until(async () => {
      const { tickets } = await expectOk(callOne('GET', '/api/v1/status'));
      return tickets.created === emitted;
    });

    const references = sandboxes.connectWise.tickets().map(({ externalXRef }) => externalXRef);
    expect(references).toHaveLength(emitted);
    expect(new Set(references).size).toBe(emitted);
    await kill(one);
  }, 300_000);
});
