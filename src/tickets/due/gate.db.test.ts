import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { ticketService } from '../../connectwise/services/ticket-service.ts';
import { transaction } from '../../platform/database/transaction.ts';
import type { Principal } from '../../platform/http/principal.ts';
import type { ReleaseChoice } from '../../platform/settings/change.ts';
import { loadSetting, writeSetting } from '../../platform/settings/store.ts';
import { loadAwaiting, release } from '../releases/release.ts';
import { rollUpScene } from '../roll-ups/testing/scene.ts';
import { settleGate } from './gate.ts';
import { reconsider } from './reconsider.ts';

const { db } = useDatabase();
const admin: Principal = { kind: 'operator', id: 'operator', name: 'Dana', role: 'admin', companies: 'all' };

/** Detections came while the ticket service was off. */
async function heldScene(counts: Readonly<Record<string, number>>) {
  const scene = await rollUpScene(db, {});
  const enable = (enabled: boolean, choice?: ReleaseChoice | 'flow') =>
    transaction(db, async (tx) => {
      await reconsider(tx, scene.now(), { release: choice });
      const service = await loadSetting(tx, ticketService);
      await writeSetting(tx, ticketService, { ...service, enabled }, { at: scene.now(), actor: 'test' });
    });
  await enable(false, 'flow');
  for (const [company, count] of Object.entries(counts)) await scene.detect(count, company);
  await scene.settle();
  const reasons = async () =>
    [...new Set((await scene.incidents()).map((one) => one.decision_reason))].sort();
  const clock = { now: scene.now, sleep: async () => {} };
  return {
    ...scene,
    enable,
    reasons,
    tickets: () => scene.connectWise.tickets.length,
    choose: (choice: ReleaseChoice, companyId?: number) =>
      release({ db, clock, reconsider, changed: () => {} }, { choice, companyId }, admin),
  };
}

describe('a change that would release many incidents', () => {
  it('holds them until a person has chosen; new incidents get tickets meanwhile', async () => {
    const scene = await heldScene({ c1: 7, c2: 5 });
    await scene.enable(true);
    await scene.settle();
    expect(await scene.reasons()).toEqual(['awaiting_release']);
    expect(scene.tickets()).toBe(0);
    const { total, companies } = await loadAwaiting(db, scene.now());
    expect([total, companies.map(({ name, count }) => [name, count])]).toEqual([
      12,
      [
        ['Company c1', 7],
        ['Company c2', 5],
      ],
    ]);
    await scene.detect(1, 'c2');
    // For any time, and with other changes meanwhile.
    scene.pass(72 * 3600);
    await scene.enable(true);
    await scene.detect(1, 'c2');
    await scene.settle();
    expect((await loadAwaiting(db, scene.now())).total).toBe(12);
    expect(scene.tickets()).toBeGreaterThan(0);
  });

  it('creates their tickets once they are released: of one company, or of all', async () => {
    const scene = await heldScene({ c1: 7, c2: 5 });
    await scene.enable(true);
    const [{ companyId } = { companyId: 0 }] = (await loadAwaiting(db, scene.now())).companies;
    expect(await scene.choose('now', companyId)).toBe(7);
    await scene.settle();
    expect(scene.tickets()).toBe(7);
    expect(await scene.choose('now')).toBe(5);
    await scene.settle();
    expect(scene.tickets()).toBe(12);
    expect((await loadAwaiting(db, scene.now())).total).toBe(0);
  });

  it('closes them if only new ones are wanted; the same threat seen again gets a ticket', async () => {
    const scene = await heldScene({ c1: 11 });
    await scene.detect(1, 'c1', { domain: 'again.example' });
    await scene.settle();
    await scene.enable(true);
    expect((await loadAwaiting(db, scene.now())).total).toBe(12);
    expect(await scene.choose('new-only')).toBe(12);
    await scene.settle();
    expect(scene.tickets()).toBe(0);
    expect(await scene.incidents()).toMatchObject(
      Array(12).fill({ state: 'closed', closed_reason: 'not_released', decision_reason: 'not_released' }),
    );
    await scene.detect(1, 'c1', { domain: 'again.example' });
    await scene.settle();
    expect(scene.tickets()).toBe(1);
  });

  it('counts them in portions, and releases few only after all are counted', async () => {
    const scene = await heldScene({ c1: 10, c2: 12 });
    await db
      .deleteFrom('mapping')
      .where('company_id', '=', (query) =>
        query.selectFrom('company').select('id').where('external_id', '=', 'c1'),
      )
      .execute();
    await scene.enable(true);
    const settlePortion = () => transaction(db, (tx) => settleGate(tx, scene.now(), 12));
    const gates = async () => (await scene.incidents()).map((one) => one.release_gate);
    // All of the first company, which stay held, and two of the second.
    expect(await settlePortion()).toBe(false);
    expect(await gates()).toEqual([...Array(10).fill(null), ...Array(12).fill('ask')]);
    expect(await settlePortion()).toBe(false);
    expect(await gates()).toEqual([...Array(10).fill(null), ...Array(12).fill('awaiting')]);
    expect(await settlePortion()).toBe(true);
    await scene.settle();
    expect(scene.tickets()).toBe(0);
  });

  it.each([
    ['now', 11, 'already_ticketed'],
    ['new-only', 0, 'not_released'],
  ] as const)('asks nobody if %s was chosen beforehand', async (choice, tickets, reason) => {
    const scene = await heldScene({ c1: 11 });
    await scene.enable(true, choice);
    await scene.settle();
    expect(scene.tickets()).toBe(tickets);
    expect(await scene.reasons()).toEqual([reason]);
  });

  it('asks nobody about few, but asks about many that several changes release together', async () => {
    const scene = await heldScene({ c1: 6, c2: 6 });
    await scene.enable(true, 'flow');
    await db.deleteFrom('mapping').execute();
    await db
      .updateTable('incident')
      .set({ decision: 'hold', decision_reason: 'company_not_mapped' })
      .execute();
    const companies = await db.selectFrom('company').select('id').orderBy('id').execute();
    const map = async (companyId: number) => {
      await transaction(db, async (tx) => {
        await reconsider(tx, scene.now(), { companyId });
        await tx
          .insertInto('mapping')
          .values({
            company_id: companyId,
            connectwise_company_id: 201,
            connectwise_company_name: 'Client',
            mapped_at: scene.now(),
            mapped_by: 'test',
          })
          .execute();
      });
      await scene.settle();
    };
    const [one, two] = companies.map(({ id }) => id);
    await map(one ?? 0);
    expect(scene.tickets()).toBe(6);
    await map(two ?? 0);
    expect(scene.tickets()).toBe(6);
    expect((await loadAwaiting(db, scene.now())).total).toBe(6);
  });

  it('asks nobody if nobody made a change: an outage of ConnectWise that ends', async () => {
    const scene = await heldScene({ c1: 12 });
    await scene.enable(true, 'flow');
    await scene.settle();
    expect(scene.tickets()).toBe(12);
  });

  it('keeps incidents that are also held for another reason', async () => {
    const scene = await heldScene({ c1: 12 });
    await db.deleteFrom('mapping').execute();
    await scene.enable(true);
    await scene.settle();
    expect(await scene.reasons()).toEqual(['company_not_mapped']);
    expect((await loadAwaiting(db, scene.now())).total).toBe(0);
  });
});

describe('an incident that occurred long ago', () => {
  it('shares one roll-up of its company, is named there, and gets its own ticket when it is seen again', async () => {
    const scene = await rollUpScene(db, {});
    await scene.mayNote(false);
    const occurredAt = new Date(scene.now().getTime() - 5 * 24 * 3_600_000);
    await scene.detect(3, 'c1', { occurredAt });
    await scene.detect(1, 'c1', { occurredAt, domain: 'www.again.example' });
    await scene.detect(1, 'c1');
    await scene.minutes(3);
    expect(scene.connectWise.tickets.map(({ ticket }) => ticket.summary)).toEqual([
      expect.stringContaining('DNS threat blocked'),
      'DNS threats that occurred earlier: 4 incidents at Company c1',
    ]);
    expect(await scene.named()).toHaveLength(5);
    await scene.detect(1, 'c1', { domain: 'www.again.example' });
    await scene.settle();
    expect(scene.connectWise.tickets).toHaveLength(3);
    // Later late incidents wait for the next roll-up, which is not opened at once.
    await scene.detect(2, 'c1', { occurredAt });
    await scene.minutes(5);
    expect(scene.connectWise.tickets).toHaveLength(3);
    await scene.minutes(40, 5);
    expect(scene.connectWise.tickets).toHaveLength(4);
  });

  it('gets its own ticket if that is set', async () => {
    const scene = await rollUpScene(db, { longAgoHours: 0 });
    await scene.detect(2, 'c1', { occurredAt: new Date(scene.now().getTime() - 5 * 24 * 3_600_000) });
    await scene.settle();
    expect(scene.connectWise.tickets).toHaveLength(2);
  });
});
