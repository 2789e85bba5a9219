import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../test/database/use-database.ts';
import type { ConnectWise } from '../connectwise/client/types.ts';
import { connectionHealth } from '../connectwise/connection/connection.ts';
import { recordHealth } from '../connectwise/connection/health.ts';
import { rightState, rights } from '../connectwise/connection/rights.ts';
import { saveConnection } from '../connectwise/connection/save-connection.ts';
import { connectionTo, useScene } from '../connectwise/connection/testing/scene.ts';
import { ticketService } from '../connectwise/services/ticket-service.ts';
import { makeSource } from '../detections/testing/make-detection.ts';
import { loadSetting, writeSetting } from '../platform/settings/store.ts';
import { failed, type Problem } from '../platform/values/problem.ts';
import { sandboxAccount } from '../sandbox/connectwise/start.ts';
import { watchOnce } from './watch.ts';

const test = useDatabase();
const scene = useScene(test);

const { cedarStreetDental, harborLightLogistics } = sandboxAccount.companies;
const signal = new AbortController().signal;
const fault: Problem = { code: 'connectwise.server_error', message: 'x', hint: 'x', retry: 'unknown' };

async function watch(all: boolean, change: Partial<ConnectWise> = {}): Promise<Problem | null> {
  const client = (await scene.clients.current()) as ConnectWise;
  return watchOnce(scene, { ...client, ...change }, { all }, signal);
}

/** Maps companies to these ConnectWise companies. */
async function map(...numbers: number[]): Promise<void> {
  const sourceId = await makeSource(test.db);
  for (const number of numbers) {
    const { id: company } = await test.db
      .insertInto('company')
      .values({
        source_id: sourceId,
        external_id: `c${number}`,
        name: `c${number}`,
        first_seen_at: scene.clock.now(),
        last_seen_at: scene.clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await test.db
      .insertInto('mapping')
      .values({
        company_id: company,
        connectwise_company_id: number,
        connectwise_company_name: `c${number}`,
        mapped_at: scene.clock.now(),
        mapped_by: 'test',
      })
      .execute();
  }
}

const problems = async () => {
  const rows = await test.db.selectFrom('mapping').selectAll().orderBy('company_id').execute();
  return rows.map(({ problem }) => problem?.code ?? null);
};

beforeEach(async () => {
  await saveConnection(scene, connectionTo(scene), 'test');
  scene.changes = 0;
});

describe('what a person fixed in ConnectWise is noticed in the next round', () => {
  it('a company that is restored', async () => {
    await map(cedarStreetDental);
    await scene.control('DELETE', `/companies/${cedarStreetDental}`, {});
    await watch(true);
    expect(await problems()).toEqual(['companies.mapped_company_gone']);
    const client = (await scene.clients.current()) as ConnectWise;
    const restored = { id: cedarStreetDental, name: 'Cedar', identifier: 'Cedar' };
    await watch(false, { ...client, company: async () => ({ ok: true, value: restored }) });
    expect(await problems()).toEqual([null]);
    expect(scene.changes).toBe(1);
  });

  it('a company that ConnectWise refused tickets for, once somebody has changed it', async () => {
    await map(cedarStreetDental);
    const refusedAt = scene.clock.now();
    await test.db
      .updateTable('mapping')
      .set({ problem: JSON.stringify({ ...fault, code: 'connectwise.invalid' }), checked_at: refusedAt })
      .execute();
    const found = (updatedAt: Date) => ({
      company: async () => ({ ok: true, value: { id: 1, name: 'Cedar', updatedAt } }) as const,
    });
    await watch(false, found(new Date(refusedAt.getTime() - 3_600_000)));
    expect(await problems()).toEqual(['connectwise.invalid']);
    await watch(false, found(new Date(refusedAt.getTime() + 1_000)));
    expect(await problems()).toEqual([null]);
  });

  it('a choice of the ticket service, an optional right, and the right to add tickets', async () => {
    const { boards, priorities } = sandboxAccount;
    const { id, statuses, types } = boards.securityAlerts;
    const choice = (number: number) => ({ id: number, name: String(number) });
    const by = { at: scene.clock.now(), actor: 'test' };
    const chosen = {
      board: choice(id),
      status: choice(statuses.new),
      type: choice(types.dnsThreat),
      priority: choice(priorities.high),
    };
    await writeSetting(test.db, ticketService, { enabled: true, ...chosen, problem: fault }, by);
    await watch(false);
    expect(await loadSetting(test.db, ticketService)).toMatchObject({ problem: null });

    expect(rightState(await loadSetting(test.db, rights), 'tickets_edit')).toBe('missing');
    await scene.control('PUT', '/role', { rows: [{ function: 'Service Tickets', edit: 'All' }] });
    scene.clock.pass(30_000);
    await watch(false);
    expect(rightState(await loadSetting(test.db, rights), 'tickets_edit')).toBe('granted');

    const refused = { ...fault, code: 'connectwise.permission_missing' };
    await recordHealth(test.db, 'refused', refused, scene.clock.now());
    await scene.control('PUT', '/role', { rows: [{ function: 'Service Tickets', add: 'None' }] });
    await watch(false);
    expect(await loadSetting(test.db, connectionHealth)).toMatchObject({ state: 'refused' });
    await scene.control('PUT', '/role', { rows: [{ function: 'Service Tickets', add: 'All' }] });
    await watch(false);
    expect(await loadSetting(test.db, connectionHealth)).toMatchObject({ state: 'ok' });
  });
});

it('a saved connection is tried in the next round, and shown as healthy only then', async () => {
  const state = async () => (await loadSetting(test.db, connectionHealth)).state;
  expect(await state()).toBe('untried');
  await watch(false);
  expect(await state()).toBe('ok');
  // Nothing was held because of it.
  expect(scene.changes).toBe(0);
  await saveConnection(scene, { ...connectionTo(scene), privateKey: 'wrong' }, 'test');
  await watch(false);
  expect(await state()).toBe('refused');
});

describe('a failing check', () => {
  it('of one company stops neither the other companies nor the other checks', async () => {
    await map(cedarStreetDental, harborLightLogistics);
    await scene.control('DELETE', `/companies/${harborLightLogistics}`, {});
    const client = (await scene.clients.current()) as ConnectWise;
    await watch(true, {
      company: async (id, stop) => (id === cedarStreetDental ? failed(fault) : client.company(id, stop)),
    });
    expect(await problems()).toEqual([null, 'companies.mapped_company_gone']);
  });

  it('in one part is reported, and the parts after it are done', async () => {
    await map(harborLightLogistics);
    await scene.control('DELETE', `/companies/${harborLightLogistics}`, {});
    const problem = await watch(true, {
      async mySecurity() {
        throw new Error('boom');
      },
    });
    expect(problem?.message).toContain('boom');
    expect(await problems()).toEqual(['companies.mapped_company_gone']);
  });
});
