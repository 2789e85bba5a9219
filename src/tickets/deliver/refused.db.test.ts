import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { connectionHealth } from '../../connectwise/connection/connection.ts';
import { ticketService } from '../../connectwise/services/ticket-service.ts';
import { makeDetection } from '../../detections/testing/make-detection.ts';
import { ingest } from '../../ingest/ingest.ts';
import { json } from '../../platform/database/json.ts';
import { loadSetting, writeSetting } from '../../platform/settings/store.ts';
import { reconsider } from '../due/reconsider.ts';
import { retryRefused } from './release-refused.ts';
import { by, chosen, useDelivery } from './testing/delivery.ts';

const test = useDatabase();
const { db } = test;
const scene = useDelivery(test);
const { incident, pass, settle, setUp, tickets, timeline } = scene;

describe('a ticket that ConnectWise refuses', () => {
  it('pauses everything when the keys are refused, and continues when that is fixed', async () => {
    await setUp();
    scene.connectWise.script = ['keys'];
    await settle();
    expect(await loadSetting(db, connectionHealth)).toMatchObject({ state: 'refused' });
    expect(await incident()).toMatchObject({ decision: 'hold', decision_reason: 'connection_unhealthy' });
    pass(3600);
    await settle();
    expect(scene.connectWise.tickets).toHaveLength(0);
    await scene.connectionIsOk();
    await reconsider(db, scene.now);
    await settle();
    expect(scene.connectWise.tickets).toHaveLength(1);
    expect(await tickets()).toHaveLength(1);
  });

  it('pauses everything when a create is refused and the role lacks Add', async () => {
    await setUp();
    scene.connectWise.add = 'None';
    scene.connectWise.script = ['forbid'];
    await settle();
    expect(await loadSetting(db, connectionHealth)).toMatchObject({
      state: 'refused',
      problem: { code: 'connectwise.permission_missing' },
    });
    expect(await incident()).toMatchObject({ decision_reason: 'connection_unhealthy' });
  });

  /** Another mapped company with a detection. */
  async function detectAtAnother(connectWiseId: number) {
    const sourceId = await scene.sourceId();
    const company = { externalId: 'another', name: 'Another' };
    await ingest(db, { sourceId, detections: [makeDetection({ company })] }, scene.now);
    await scene.map(connectWiseId, 'Another');
    pass(11);
  }

  it('holds only the ticket whose board and company are refused, names both, and stops no other', async () => {
    await setUp();
    scene.connectWise.script = ['forbid'];
    await settle();
    expect(await loadSetting(db, connectionHealth)).toMatchObject({ state: 'ok' });
    const [held] = await tickets();
    expect(held).toMatchObject({ state: 'refused', problem: { code: 'tickets.refused_here' } });
    for (const words of ['“n1”', '“Cedar”', '“You do not have security permission.”']) {
      expect(held?.problem?.message).toContain(words);
    }
    await detectAtAnother(300);
    await settle();
    expect(scene.connectWise.tickets.map(({ ticket }) => ticket.companyId)).toEqual([300]);
  });

  it('sends a refused ticket again each minute, and records the same refusal only once', async () => {
    await setUp();
    scene.connectWise.script = Array.from({ length: 20 }, () => 'forbid' as const);
    await settle();
    expect(await retryRefused(db, scene.now)).toEqual({ waiting: true, released: false });
    for (let minute = 0; minute < 20; minute += 1) {
      pass(61);
      expect(await retryRefused(db, scene.now)).toEqual({ waiting: true, released: true });
      await settle();
    }
    expect(await tickets()).toMatchObject([{ state: 'created', attempts: 21 }]);
    const attempts = await db.selectFrom('ticket_attempt').select('outcome').orderBy('id').execute();
    expect(attempts.map(({ outcome }) => outcome)).toEqual(['refused', 'created']);
    expect((await timeline()).filter((kind) => kind === 'ticket_refused')).toHaveLength(1);
    expect(await retryRefused(db, scene.now)).toEqual({ waiting: false, released: false });
  });

  it('pauses everything when creates for different boards and different companies are refused', async () => {
    await setUp();
    scene.connectWise.script = ['forbid', 'forbid'];
    await settle();
    const service = await loadSetting(db, ticketService);
    await writeSetting(db, ticketService, { ...service, board: chosen(9) }, by);
    await detectAtAnother(300);
    await settle();
    expect(await loadSetting(db, connectionHealth)).toMatchObject({
      state: 'refused',
      problem: { code: 'tickets.creates_refused' },
    });
    expect(scene.connectWise.tickets).toHaveLength(0);
  });

  it('holds all tickets of a company that ConnectWise no longer has, and delivers them when it is mapped again', async () => {
    await setUp();
    scene.connectWise.script = ['refuse_company'];
    await settle();
    expect(await incident()).toMatchObject({ decision_reason: 'mapped_company_gone' });
    await db
      .updateTable('mapping')
      .set({ problem: json(null), connectwise_company_id: 251 })
      .execute();
    await reconsider(db, scene.now);
    await settle();
    expect(scene.connectWise.tickets[0]?.ticket.companyId).toBe(251);
  });

  it('holds a ticket that was refused for its own reason', async () => {
    await setUp();
    scene.connectWise.script = ['refuse'];
    await settle();
    expect(await tickets()).toMatchObject([{ state: 'refused', next_attempt_at: null }]);
    expect(await incident()).toMatchObject({ decision: 'hold', decision_reason: 'refused' });
  });
});
