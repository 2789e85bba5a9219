import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import type { ConnectWise } from '../../connectwise/client/types.ts';
import { setupFindings } from '../../connectwise/connection/setup-findings.ts';
import { watchSetup } from '../../connectwise/services/watch-setup.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { sandboxAccount } from '../../sandbox/connectwise/start.ts';
import { useTicketed } from '../sync/testing/ticketed.ts';
import { watchHeld } from './watch-held.ts';

const test = useDatabase();
const scene = useTicketed(test);
const { signal } = new AbortController();
const client = async () => (await scene.clients.current()) as ConnectWise;

describe('tickets held for a reason in ConnectWise', () => {
  it('are sent again once the company accepts tickets again', async () => {
    const refusedCompanies = [sandboxAccount.companies.cedarStreetDental];
    await scene.control('PUT', '/restrictions', { refusedCompanies });
    await scene.detect({ domain: 'other.example' });
    await scene.deliver();
    expect((await scene.tickets())[1]).toMatchObject({
      state: 'refused',
      problem: {
        code: 'tickets.refused_here',
        message: expect.stringContaining('“You do not have security permission to perform this action.”'),
      },
    });
    await scene.control('PUT', '/restrictions', {});
    scene.clock.pass(61_000);
    expect(await watchHeld(scene, await client(), signal)).toBe(true);
    await scene.deliver();
    expect((await scene.tickets())[1]).toMatchObject({ state: 'created' });
    expect(await watchHeld(scene, await client(), signal)).toBe(false);
  });
});

describe('the setup', () => {
  const found = async () =>
    (await loadSetting(test.db, setupFindings)).findings.map(({ id, status }) => `${id} ${status}`);

  it('is checked again automatically, and fixed findings disappear', async () => {
    expect(await watchSetup(scene, await client(), signal)).toBe(false);
    expect(await found()).toEqual([]);
    await scene.control('PUT', '/role', { rows: [{ function: 'Service Tickets', inquire: 'My' }] });
    scene.clock.pass(3_600_000);
    expect(await watchSetup(scene, await client(), signal)).toBe(true);
    expect(await found()).toEqual(['permission.boards fail', 'search fail']);
    await scene.control('PUT', '/role', { reset: true });
    expect(await watchSetup(scene, await client(), signal)).toBe(false);
    expect(await found()).toEqual([]);
  });

  it('says that it is unknown whether the role shows every ticket', async () => {
    await scene.control('PUT', '/restrictions', { unlistedFunctions: ['Service Tickets'] });
    await watchSetup(scene, await client(), signal);
    expect(await found()).toEqual(['search unknown']);
  });
});
