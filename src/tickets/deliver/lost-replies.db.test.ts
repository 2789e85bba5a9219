import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { makeDetection } from '../../detections/testing/make-detection.ts';
import { ingest } from '../../ingest/ingest.ts';
import type { Problem } from '../../platform/values/problem.ts';
import { deliverNext } from '../deliver-next.ts';
import type { ScriptedConnectWise } from '../testing/scripted-connectwise.ts';
import { searchAgain } from './search-again.ts';
import { useDelivery } from './testing/delivery.ts';
import type { DeliveryWorker } from './worker.ts';

const test = useDatabase();
const { db } = test;
const scene = useDelivery(test);
const { incident, makeWorker, pass, settle, setUp, tickets } = scene;

describe('a ticket with an unknown outcome', () => {
  it('searches for a ticket whose reply was lost, and adopts it', async () => {
    await setUp();
    scene.connectWise.script = ['lose_reply'];
    await settle();
    expect(await tickets()).toMatchObject([{ state: 'unknown' }]);
    pass(5);
    await settle();
    expect(await tickets()).toMatchObject([{ state: 'created', connectwise_id: 5000 }]);
    expect(scene.connectWise.tickets).toHaveLength(1);
  });

  it('posts again only after every search found nothing', async () => {
    await setUp();
    scene.connectWise.script = ['lose_request'];
    await settle();
    pass(5);
    await settle();
    expect(await tickets()).toMatchObject([{ state: 'unknown', searches: 1 }]);
    expect(scene.connectWise.tickets).toHaveLength(0);
    pass(30);
    await settle();
    expect(await tickets()).toMatchObject([{ state: 'created', attempts: 2 }]);
    expect(scene.connectWise.tickets).toHaveLength(1);
  });

  /** A worker of another process, whose clock differs by this many seconds. */
  const otherNode = (node: string, seconds: number): DeliveryWorker => ({
    ...makeWorker(node),
    node,
    clock: { now: () => new Date(scene.now.getTime() + seconds * 1000), sleep: async () => {} },
  });

  it('is not taken for absent earlier because the clocks of two nodes differ', async () => {
    await setUp();
    const nodes = [otherNode('ahead', 120), otherNode('behind', -120)];
    scene.connectWise.script = ['lose_reply'];
    scene.connectWise.shows = () => false;
    await settle(nodes[1]);
    for (let second = 0; second < 20; second += 1) {
      for (const node of nodes) await deliverNext(node);
      pass(1);
    }
    expect(await tickets()).toMatchObject([{ state: 'unknown', attempts: 1 }]);
    scene.connectWise.shows = () => true;
    for (let second = 0; second < 60; second += 1) {
      for (const node of nodes) await deliverNext(node);
      pass(1);
    }
    expect(await tickets()).toMatchObject([{ state: 'created', attempts: 1 }]);
    expect(scene.connectWise.tickets).toHaveLength(1);
  });

  it('is searched for from the first search by another node if the node that began has ended', async () => {
    await setUp();
    scene.connectWise.script = ['lose_request'];
    await settle(otherNode('gone', 0));
    pass(5);
    await settle(otherNode('gone', 0));
    expect(await tickets()).toMatchObject([{ state: 'unknown', searches: 1, searched_by: 'gone' }]);
    const other = otherNode('other', 0);
    pass(30);
    await settle(other);
    expect(await tickets()).toMatchObject([{ searches: 1, searched_by: 'gone' }]);
    pass(60);
    await settle(other);
    expect(await tickets()).toMatchObject([{ state: 'unknown', searches: 1, searched_by: 'other' }]);
    pass(30);
    await settle(other);
    expect(await tickets()).toMatchObject([{ state: 'created', attempts: 2 }]);
    expect(scene.connectWise.tickets).toHaveLength(1);
  });

  const refusal = (code: string): Problem => ({ code, message: 'No.', hint: 'Grant it.', retry: 'never' });
  const levels: [name: string, inquire: ScriptedConnectWise['inquire'], problem: string][] = [
    ['sees only its own tickets (Inquire = My)', 'My', 'tickets.role_hides_tickets'],
    ['sees none (Inquire = None)', 'None', 'tickets.role_hides_tickets'],
    ['does not list the right', null, 'tickets.absence_unproven'],
    ['cannot be read', refusal('connectwise.permission_missing'), 'tickets.absence_unproven'],
  ];

  it.each(levels)('asks a person after an empty search when the role %s', async (_, inquire, code) => {
    await setUp();
    scene.connectWise.inquire = inquire;
    scene.connectWise.shows = () => false;
    scene.connectWise.script = ['lose_reply'];
    await settle();
    for (const seconds of [5, 30, 86_400]) {
      pass(seconds);
      await settle();
    }
    expect(await tickets()).toMatchObject([{ state: 'needs_person', problem: { code } }]);
    expect(await incident()).toMatchObject({ decision: 'hold', decision_reason: 'outcome_unknown' });
    expect(scene.connectWise.tickets).toHaveLength(1);
  });

  /** One existing ticket of the same board and company, then one whose request is lost. */
  async function loseTheSecond() {
    await setUp();
    await settle();
    const sourceId = await scene.sourceId();
    await ingest(db, { sourceId, detections: [makeDetection({ domain: 'other.example' })] }, scene.now);
    pass(11);
    scene.connectWise.script = ['lose_request'];
    for (const seconds of [0, 5, 30]) {
      pass(seconds);
      await settle();
    }
  }

  it('posts again for a role of unknown level when the same search returns another ticket of that board and company', async () => {
    scene.connectWise.inquire = null;
    await loseTheSecond();
    expect(await tickets()).toMatchObject([{ state: 'created' }, { state: 'created', attempts: 2 }]);
    expect(scene.connectWise.tickets).toHaveLength(2);
  });

  it('does not take a ticket of another company, or board, as that proof', async () => {
    scene.connectWise.inquire = null;
    const search = scene.connectWise.ticketsByReferences;
    scene.connectWise.ticketsByReferences = async (...given) => {
      const read = await search(...given);
      return read.ok ? { ok: true, value: read.value.map((row) => ({ ...row, companyId: 251 })) } : read;
    };
    await loseTheSecond();
    expect((await tickets())[1]).toMatchObject({ state: 'needs_person' });
  });

  it.each(['unknown', 'later'] as const)(
    'tries again when the role cannot be read now (retry: %s)',
    async (retry) => {
      scene.connectWise.inquire = { ...refusal('connectwise.timeout'), retry };
      await setUp();
      scene.connectWise.script = ['lose_request'];
      for (const seconds of [0, 5, 30]) {
        pass(seconds);
        await settle();
      }
      expect(await tickets()).toMatchObject([{ state: 'unknown' }]);
      scene.connectWise.inquire = 'All';
      pass(600);
      await settle();
      expect(await tickets()).toMatchObject([{ state: 'created' }]);
    },
  );

  it('adopts the oldest of several tickets with its reference', async () => {
    await setUp();
    scene.connectWise.script = ['lose_reply'];
    const search = scene.connectWise.ticketsByReferences;
    scene.connectWise.ticketsByReferences = async (...given) => {
      const read = await search(...given);
      return read.ok
        ? { ok: true, value: read.value.flatMap((row) => [{ ...row, id: row.id + 7 }, row]) }
        : read;
    };
    await settle();
    pass(5);
    await settle();
    expect(await tickets()).toMatchObject([{ state: 'created', connectwise_id: 5000 }]);
  });

  it('recognizes its reference in any letter case when it reads the ticket back', async () => {
    await setUp();
    const read = scene.connectWise.ticket;
    scene.connectWise.ticket = async (id) => {
      const found = await read(id);
      const text = found.ok ? found.value?.externalXRef?.toLowerCase() : undefined;
      return found.ok && found.value !== null && text !== undefined
        ? { ok: true, value: { ...found.value, externalXRef: ` ${text} ` } }
        : found;
    };
    await settle();
    expect(await tickets()).toMatchObject([{ reference_survived: true }]);
  });

  it('asks a person if it may not search, and never guesses', async () => {
    await setUp();
    scene.connectWise.script = ['lose_request'];
    scene.connectWise.searchProblem = {
      code: 'connectwise.permission_missing',
      message: 'No.',
      hint: 'Grant it.',
      retry: 'never',
    };
    await settle();
    pass(5);
    await settle();
    pass(86_400);
    await settle();
    expect(await tickets()).toMatchObject([{ state: 'needs_person' }]);
    expect(await incident()).toMatchObject({ decision: 'hold', decision_reason: 'outcome_unknown' });
  });

  it('does not count a failed search', async () => {
    await setUp();
    scene.connectWise.script = ['lose_request'];
    scene.connectWise.searchProblem = {
      code: 'connectwise.unreachable',
      message: 'No.',
      hint: 'Wait.',
      retry: 'later',
    };
    await settle();
    for (let i = 0; i < 5; i++) {
      pass(400);
      await settle();
    }
    expect(await tickets()).toMatchObject([{ state: 'unknown', searches: 0 }]);
  });

  it('asks a person if ConnectWise loses our references, because an empty search then proves nothing', async () => {
    await setUp();
    scene.connectWise.keepsReference = false;
    await settle();
    expect(await tickets()).toMatchObject([{ reference_survived: false }]);
    const sourceId = await scene.sourceId();
    await ingest(db, { sourceId, detections: [makeDetection({ domain: 'other.example' })] }, scene.now);
    pass(11);
    scene.connectWise.script = ['lose_reply'];
    await settle();
    for (const seconds of [5, 30, 600]) {
      pass(seconds);
      await settle();
    }
    expect((await tickets())[1]).toMatchObject({ state: 'needs_person' });
    expect(scene.connectWise.tickets).toHaveLength(2);
  });

  it('searches before it posts again when it was killed while sending', async () => {
    await setUp();
    scene.connectWise.whileSending = async () => {
      throw new Error('killed');
    };
    await expect(settle()).rejects.toThrow('killed');
    expect(await tickets()).toMatchObject([{ state: 'sending' }]);
    expect(scene.connectWise.tickets).toHaveLength(1);
    scene.connectWise.whileSending = async () => {};
    const next = makeWorker('worker-2');
    await settle(next);
    expect(await tickets()).toMatchObject([{ state: 'sending' }]);
    pass(181);
    await settle(next);
    pass(5);
    await settle(next);
    expect(await tickets()).toMatchObject([{ state: 'created', connectwise_id: 5000 }]);
    expect(scene.connectWise.tickets).toHaveLength(1);
  });

  it('searches again for tickets that wait for a person once the role shows every ticket', async () => {
    await setUp();
    scene.connectWise.inquire = 'My';
    scene.connectWise.shows = () => false;
    scene.connectWise.script = ['lose_reply'];
    for (const seconds of [0, 5, 30]) {
      pass(seconds);
      await settle();
    }
    const signal = new AbortController().signal;
    expect(await searchAgain(db, scene.connectWise, scene.now, signal)).toEqual({
      waiting: true,
      released: false,
    });
    scene.connectWise.inquire = 'All';
    scene.connectWise.shows = () => true;
    expect(await searchAgain(db, scene.connectWise, scene.now, signal)).toEqual({
      waiting: true,
      released: true,
    });
    await settle();
    expect(await tickets()).toMatchObject([{ state: 'created', connectwise_id: 5000 }]);
    expect(await incident()).toMatchObject({ decision_reason: 'already_ticketed' });
  });
});
