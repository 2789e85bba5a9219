import { describe, expect, it } from 'vitest';
import { failWrites } from '../../../test/database/fail-writes.ts';
import { useDatabase } from '../../../test/database/use-database.ts';
import { connectionHealth } from '../../connectwise/connection/connection.ts';
import { ticketService } from '../../connectwise/services/ticket-service.ts';
import { rollUpSettings } from '../../decisions/roll-up-settings.ts';
import { makeDetection } from '../../detections/testing/make-detection.ts';
import { ingest } from '../../ingest/ingest.ts';
import { loadSetting, writeSetting } from '../../platform/settings/store.ts';
import { systemRandom } from '../../platform/values/random.ts';
import { ticketText } from '../compose/ticket-text.ts';
import { deliverNext } from '../deliver-next.ts';
import { decideDue } from '../due/decide-due.ts';
import { reconsider } from '../due/reconsider.ts';
import { claimTicket, nextAttemptAt } from '../record/store.ts';
import { by, useDelivery } from './testing/delivery.ts';

const test = useDatabase();
const { db } = test;
const scene = useDelivery(test);
const { incident, makeWorker, map, pass, settle, setUp, tickets, timeline } = scene;

describe('delivery', () => {
  it('creates one ticket with the chosen and mapped values, and reads it back', async () => {
    await setUp();
    await settle();
    expect(scene.connectWise.tickets.map(({ ticket }) => ticket)).toEqual([
      expect.objectContaining({ boardId: 1, statusId: 2, priorityId: 3, typeId: 4, companyId: 250 }),
    ]);
    expect(await tickets()).toMatchObject([
      {
        state: 'created',
        connectwise_id: 5000,
        reference_survived: true,
        attempts: 1,
        next_attempt_at: null,
      },
    ]);
    expect(await incident()).toMatchObject({ decision: 'append', decision_reason: 'already_ticketed' });
    expect(await timeline()).toEqual(['opened', 'decided', 'ticket_created', 'decided']);
  });

  it('uses the templates; one that fails does not prevent the ticket, and is reported', async () => {
    const description = '{% for one in all_reasons %}{{ one.text }}{% endfor %}';
    await setUp();
    await writeSetting(db, ticketText, { summary: 'Look: {{ domain }}', description, problem: null }, by);
    await settle();
    expect(scene.connectWise.tickets).toMatchObject([
      {
        ticket: {
          summary: 'Look: login[.]bad[.]example',
          initialDescription: expect.stringContaining('Block reasons: Phishing.\nVerdict: blocked.'),
        },
      },
    ]);
    expect(await timeline()).toContain('text_failed');
    expect((await loadSetting(db, ticketText)).problem).toMatchObject({ code: 'tickets.template_failed' });
  });

  it('does not send when its lease was lost before the request was sent', async () => {
    await setUp();
    scene.connectWise.createTicket = async (_ticket, options) => {
      pass(200);
      await deliverNext(makeWorker('overtaker'));
      expect(await options?.beforeSend?.()).toBe(false);
      return {
        outcome: 'not_sent',
        problem: { code: 'connectwise.cancelled', message: '', hint: '', retry: 'later' },
      };
    };
    await deliverNext(scene.worker);
    expect(await tickets()).toMatchObject([{ state: 'unknown' }]);
  });

  it('cannot complete a ticket whose lease was lost meanwhile', async () => {
    await setUp();
    scene.connectWise.whileSending = async () => {
      pass(200);
      await deliverNext(makeWorker('overtaker'));
    };
    await deliverNext(scene.worker);
    expect(await tickets()).toMatchObject([{ state: 'unknown', connectwise_id: null }]);
    scene.connectWise.whileSending = async () => {};
    pass(5);
    await settle();
    expect(await tickets()).toMatchObject([{ state: 'created', connectwise_id: 5000 }]);
    expect(scene.connectWise.tickets).toHaveLength(1);
  });

  it('tries a ticket that was not sent again later, and not before ConnectWise allows it', async () => {
    await setUp();
    scene.connectWise.script = ['not_sent', 'limit'];
    await settle();
    expect(await loadSetting(db, connectionHealth)).toMatchObject({ state: 'unreachable' });
    expect(await tickets()).toMatchObject([{ state: 'queued', sent_at: null }]);
    pass(2);
    await settle();
    pass(89);
    await settle();
    expect(scene.connectWise.tickets).toHaveLength(0);
    pass(2);
    await settle();
    expect(scene.connectWise.tickets).toHaveLength(1);
    expect(await loadSetting(db, connectionHealth)).toMatchObject({ state: 'ok' });
  });

  it('waits longer and longer between attempts that were not sent, up to a limit', async () => {
    await setUp();
    scene.connectWise.script = Array.from({ length: 10 }, () => 'not_sent' as const);
    const waits: number[] = [];
    // The longest pause that jitter gives.
    scene.worker = { ...scene.worker, random: (length) => new Uint8Array(length).fill(255) };
    for (let attempt = 0; attempt < 8; attempt += 1) {
      await settle();
      const [ticket] = await tickets();
      waits.push((ticket?.next_attempt_at?.getTime() ?? 0) - scene.now.getTime());
      scene.now = ticket?.next_attempt_at ?? scene.now;
    }
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(new Set(waits.slice(0, 4)).size).toBe(4);
    expect(waits.at(-1)).toBeGreaterThan(8 * (waits[0] ?? 0));
  });

  it('loses no ticket that was on its way for so long that its incident became quiet', async () => {
    await setUp();
    scene.connectWise.script = ['not_sent', 'keys'];
    await settle();
    pass(25 * 3600);
    const sourceId = await scene.sourceId();
    await ingest(db, { sourceId, detections: [makeDetection({ occurredAt: scene.now })] }, scene.now);
    await settle();
    expect(await incident()).toMatchObject({ state: 'open', decision_reason: 'connection_unhealthy' });
    await scene.connectionIsOk();
    await reconsider(db, scene.now);
    await settle();
    expect(scene.connectWise.tickets).toHaveLength(1);
  });

  it('delivers held incidents once the company is mapped and the service enabled', async () => {
    await setUp({ mapped: false, enabled: false });
    expect(await incident()).toMatchObject({ decision_reason: 'service_not_enabled' });
    const service = await loadSetting(db, ticketService);
    await writeSetting(db, ticketService, { ...service, enabled: true }, by);
    await reconsider(db, scene.now);
    await settle();
    expect(await incident()).toMatchObject({ decision_reason: 'company_not_mapped' });
    await map();
    await reconsider(db, scene.now);
    await settle();
    expect(scene.connectWise.tickets).toHaveLength(1);
  });

  it('withdraws a queued ticket when its reason ended before it was sent', async () => {
    await setUp();
    await db.deleteFrom('mapping').execute();
    await settle();
    expect(await tickets()).toMatchObject([{ state: 'withdrawn', next_attempt_at: null, locked_by: null }]);
    expect(await incident()).toMatchObject({ decision: 'hold', decision_reason: 'company_not_mapped' });
    await map();
    await reconsider(db, scene.now);
    await settle();
    expect(scene.connectWise.tickets).toHaveLength(1);
    expect(await tickets()).toHaveLength(1);
  });

  it('does not report a ticket as due while another worker has it, until the lease expires', async () => {
    await setUp();
    expect(await nextAttemptAt(db)).toEqual(scene.now);
    const until = new Date(scene.now.getTime() + 180_000);
    await claimTicket(db, { node: 'test', owner: 'worker-2', until }, scene.now);
    expect(await nextAttemptAt(db)).toEqual(until);
  });

  it('creates one ticket for an incident with any number of workers', async () => {
    await setUp();
    await writeSetting(db, rollUpSettings, { ...rollUpSettings.initial, ticketsPerCompany: 0 }, by);
    const sourceId = await scene.sourceId();
    const detections = Array.from({ length: 30 }, (_, i) => makeDetection({ domain: `d${i}.example` }));
    await ingest(db, { sourceId, detections }, scene.now);
    pass(11);
    await Promise.all(['a', 'b', 'c', 'd'].map((name) => settle(makeWorker(name))));
    await settle();
    expect(scene.connectWise.tickets).toHaveLength(31);
    expect(new Set(scene.connectWise.tickets.map(({ ticket }) => ticket.externalXRef)).size).toBe(31);
  });
});

describe('a ticket whose turn fails inside Picket', () => {
  it('waits with its problem, and the other tickets are sent', async () => {
    await setUp();
    const sourceId = await scene.sourceId();
    await ingest(db, { sourceId, detections: [makeDetection({ domain: 'other.example' })] }, scene.now);
    pass(11);
    await decideDue(db, scene.now, systemRandom);
    const [poisoned] = await tickets();
    const works = await failWrites(db, 'ticket_attempt', `new.ticket_id = ${poisoned?.id}`);
    try {
      await expect(deliverNext(scene.worker)).rejects.toThrow();
      while (await deliverNext(scene.worker)) pass(1);
    } finally {
      await works();
    }
    expect(await tickets()).toMatchObject([
      { state: 'queued', locked_by: null, problem: { code: 'picket.unexpected' } },
      { state: 'created' },
    ]);
    pass(60);
    await settle();
    expect(await tickets()).toMatchObject([{ state: 'created', problem: null }, { state: 'created' }]);
    expect(scene.connectWise.tickets).toHaveLength(2);
  });
});
