import { beforeEach, describe, expect, it } from 'vitest';
import { failWrites } from '../../../test/database/fail-writes.ts';
import { useDatabase } from '../../../test/database/use-database.ts';
import { connectionHealth } from '../../connectwise/connection/connection.ts';
import { ticketService } from '../../connectwise/services/ticket-service.ts';
import { rollUpSettings } from '../../decisions/roll-up-settings.ts';
import { makeDetection, makeSource, testNow } from '../../detections/testing/make-detection.ts';
import { ingest } from '../../ingest/ingest.ts';
import { json } from '../../platform/database/json.ts';
import { readSetting, writeSetting } from '../../platform/settings/store.ts';
import type { Clock } from '../../platform/values/clock.ts';
import type { Problem } from '../../platform/values/problem.ts';
import { systemRandom } from '../../platform/values/random.ts';
import { ticketText } from '../compose/ticket-text.ts';
import { deliverNext } from '../deliver-next.ts';
import { decideDue } from '../due/decide-due.ts';
import { reconsider } from '../due/reconsider.ts';
import { claimTicket, nextAttemptAt } from '../record/store.ts';
import { type ScriptedConnectWise, scriptedConnectWise } from '../testing/scripted-connectwise.ts';
import { retryRefused } from './release-refused.ts';
import { searchAgain } from './search-again.ts';
import type { DeliveryWorker } from './worker.ts';

const { db } = useDatabase();
let now = testNow;
let connectWise: ScriptedConnectWise;
let worker: DeliveryWorker;
const by = { at: testNow, actor: 'test' };
const clock: Clock = { now: () => now, sleep: async () => {} };
const pass = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000);
};
const chosen = (id: number) => ({ id, name: `n${id}` });
const tickets = () => db.selectFrom('ticket').selectAll().orderBy('id').execute();
const incident = () => db.selectFrom('incident').selectAll().executeTakeFirstOrThrow();
const timeline = async () =>
  (await db.selectFrom('incident_event').select('kind').orderBy('id').execute()).map((e) => e.kind);

const makeWorker = (owner: string): DeliveryWorker => ({
  db,
  clock,
  random: systemRandom,
  owner,
  connectWise: async () => connectWise,
  leaseMs: 180_000,
  searchDelaysMs: [5_000, 30_000],
  timeZone: 'UTC',
});

async function setUp({ mapped = true, enabled = true } = {}) {
  await writeSetting(
    db,
    ticketService,
    { enabled, board: chosen(1), status: chosen(2), priority: chosen(3), type: chosen(4), problem: null },
    by,
  );
  await writeSetting(db, connectionHealth, { state: 'ok', problem: null, since: now.toISOString() }, by);
  const sourceId = await makeSource(db);
  await ingest(db, { sourceId, detections: [makeDetection()] }, now);
  if (mapped) await map();
  pass(11);
  await decideDue(db, now, systemRandom);
}

async function map() {
  const company = await db.selectFrom('company').select('id').executeTakeFirstOrThrow();
  await db
    .insertInto('mapping')
    .values({
      company_id: company.id,
      connectwise_company_id: 250,
      connectwise_company_name: 'Cedar',
      mapped_at: now,
      mapped_by: 'test',
    })
    .execute();
}

/** Decides and delivers whatever is due now. */
async function settle(w = worker) {
  await decideDue(db, now, systemRandom);
  while (await deliverNext(w)) await decideDue(db, now, systemRandom);
}

beforeEach(() => {
  now = testNow;
  connectWise = scriptedConnectWise();
  worker = makeWorker('worker-1');
});

describe('delivery', () => {
  it('creates one ticket with what was chosen and mapped, and reads it back', async () => {
    await setUp();
    await settle();
    expect(connectWise.tickets.map(({ ticket }) => ticket)).toEqual([
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

  it('says what the templates say; one that fails costs no ticket, and is told of', async () => {
    const description = '{% for one in all_reasons %}{{ one.text }}{% endfor %}';
    await setUp();
    await writeSetting(db, ticketText, { summary: 'Look: {{ domain }}', description, problem: null }, by);
    await settle();
    expect(connectWise.tickets).toMatchObject([
      {
        ticket: {
          summary: 'Look: login[.]bad[.]example',
          initialDescription: expect.stringContaining('Block reasons: Phishing.\nVerdict: blocked.'),
        },
      },
    ]);
    expect(await timeline()).toContain('text_failed');
    expect((await readSetting(db, ticketText)).problem).toMatchObject({ code: 'tickets.template_failed' });
  });

  it('looks for a ticket whose reply was lost, and adopts it', async () => {
    await setUp();
    connectWise.script = ['lose_reply'];
    await settle();
    expect(await tickets()).toMatchObject([{ state: 'unknown' }]);
    pass(5);
    await settle();
    expect(await tickets()).toMatchObject([{ state: 'created', connectwise_id: 5000 }]);
    expect(connectWise.tickets).toHaveLength(1);
  });

  it('posts again only after every look found nothing', async () => {
    await setUp();
    connectWise.script = ['lose_request'];
    await settle();
    pass(5);
    await settle();
    expect(await tickets()).toMatchObject([{ state: 'unknown', searches: 1 }]);
    expect(connectWise.tickets).toHaveLength(0);
    pass(30);
    await settle();
    expect(await tickets()).toMatchObject([{ state: 'created', attempts: 2 }]);
    expect(connectWise.tickets).toHaveLength(1);
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
    connectWise.inquire = inquire;
    connectWise.shows = () => false;
    connectWise.script = ['lose_reply'];
    await settle();
    for (const seconds of [5, 30, 86_400]) {
      pass(seconds);
      await settle();
    }
    expect(await tickets()).toMatchObject([{ state: 'needs_person', problem: { code } }]);
    expect(await incident()).toMatchObject({ decision: 'hold', decision_reason: 'outcome_unknown' });
    expect(connectWise.tickets).toHaveLength(1);
  });

  /** One ticket of the same board and company that is there, then one whose request is lost. */
  async function loseTheSecond() {
    await setUp();
    await settle();
    const { source_id: sourceId } = await db.selectFrom('company').selectAll().executeTakeFirstOrThrow();
    await ingest(db, { sourceId, detections: [makeDetection({ domain: 'other.example' })] }, now);
    pass(11);
    connectWise.script = ['lose_request'];
    for (const seconds of [0, 5, 30]) {
      pass(seconds);
      await settle();
    }
  }

  it('posts again for a role of unknown level when the same search returns another ticket of that board and company', async () => {
    connectWise.inquire = null;
    await loseTheSecond();
    expect(await tickets()).toMatchObject([{ state: 'created' }, { state: 'created', attempts: 2 }]);
    expect(connectWise.tickets).toHaveLength(2);
  });

  it('does not take a ticket of another company, or board, for that proof', async () => {
    connectWise.inquire = null;
    const search = connectWise.ticketsByReferences;
    connectWise.ticketsByReferences = async (...given) => {
      const read = await search(...given);
      return read.ok ? { ok: true, value: read.value.map((row) => ({ ...row, companyId: 251 })) } : read;
    };
    await loseTheSecond();
    expect((await tickets())[1]).toMatchObject({ state: 'needs_person' });
  });

  it.each(['unknown', 'later'] as const)(
    'tries again when the role cannot be read now (retry: %s)',
    async (retry) => {
      connectWise.inquire = { ...refusal('connectwise.timeout'), retry };
      await setUp();
      connectWise.script = ['lose_request'];
      for (const seconds of [0, 5, 30]) {
        pass(seconds);
        await settle();
      }
      expect(await tickets()).toMatchObject([{ state: 'unknown' }]);
      connectWise.inquire = 'All';
      pass(600);
      await settle();
      expect(await tickets()).toMatchObject([{ state: 'created' }]);
    },
  );

  it('adopts the oldest of several tickets with its reference', async () => {
    await setUp();
    connectWise.script = ['lose_reply'];
    const search = connectWise.ticketsByReferences;
    connectWise.ticketsByReferences = async (...given) => {
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

  it('knows its reference whatever its case when it reads the ticket back', async () => {
    await setUp();
    const read = connectWise.ticket;
    connectWise.ticket = async (id) => {
      const found = await read(id);
      const text = found.ok ? found.value?.externalXRef?.toLowerCase() : undefined;
      return found.ok && found.value !== null && text !== undefined
        ? { ok: true, value: { ...found.value, externalXRef: ` ${text} ` } }
        : found;
    };
    await settle();
    expect(await tickets()).toMatchObject([{ reference_survived: true }]);
  });

  it('asks a person when it may not look, and guesses never', async () => {
    await setUp();
    connectWise.script = ['lose_request'];
    connectWise.searchProblem = {
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

  it('does not count a look that failed', async () => {
    await setUp();
    connectWise.script = ['lose_request'];
    connectWise.searchProblem = {
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

  it('asks a person when ConnectWise loses our references, since then not finding proves nothing', async () => {
    await setUp();
    connectWise.keepsReference = false;
    await settle();
    expect(await tickets()).toMatchObject([{ reference_survived: false }]);
    const source = await db.selectFrom('source').select('id').executeTakeFirstOrThrow();
    await ingest(db, { sourceId: source.id, detections: [makeDetection({ domain: 'other.example' })] }, now);
    pass(11);
    connectWise.script = ['lose_reply'];
    await settle();
    for (const seconds of [5, 30, 600]) {
      pass(seconds);
      await settle();
    }
    expect((await tickets())[1]).toMatchObject({ state: 'needs_person' });
    expect(connectWise.tickets).toHaveLength(2);
  });

  it('looks before it posts again when it was killed while sending', async () => {
    await setUp();
    connectWise.whileSending = async () => {
      throw new Error('killed');
    };
    await expect(settle()).rejects.toThrow('killed');
    expect(await tickets()).toMatchObject([{ state: 'sending' }]);
    expect(connectWise.tickets).toHaveLength(1);
    connectWise.whileSending = async () => {};
    const next = makeWorker('worker-2');
    await settle(next);
    expect(await tickets()).toMatchObject([{ state: 'sending' }]);
    pass(181);
    await settle(next);
    pass(5);
    await settle(next);
    expect(await tickets()).toMatchObject([{ state: 'created', connectwise_id: 5000 }]);
    expect(connectWise.tickets).toHaveLength(1);
  });

  it('does not send when its lease was lost before the request left', async () => {
    await setUp();
    connectWise.createTicket = async (_ticket, options) => {
      pass(200);
      await deliverNext(makeWorker('overtaker'));
      expect(await options?.beforeSend?.()).toBe(false);
      return {
        outcome: 'not_sent',
        problem: { code: 'connectwise.cancelled', message: '', hint: '', retry: 'later' },
      };
    };
    await deliverNext(worker);
    expect(await tickets()).toMatchObject([{ state: 'unknown' }]);
  });

  it('cannot complete a ticket whose lease was lost meanwhile', async () => {
    await setUp();
    connectWise.whileSending = async () => {
      pass(200);
      await deliverNext(makeWorker('overtaker'));
    };
    await deliverNext(worker);
    expect(await tickets()).toMatchObject([{ state: 'unknown', connectwise_id: null }]);
    connectWise.whileSending = async () => {};
    pass(5);
    await settle();
    expect(await tickets()).toMatchObject([{ state: 'created', connectwise_id: 5000 }]);
    expect(connectWise.tickets).toHaveLength(1);
  });

  it('tries again later what was not sent, and not before the other side wants it', async () => {
    await setUp();
    connectWise.script = ['not_sent', 'limit'];
    await settle();
    expect(await readSetting(db, connectionHealth)).toMatchObject({ state: 'unreachable' });
    expect(await tickets()).toMatchObject([{ state: 'queued', sent_at: null }]);
    pass(2);
    await settle();
    pass(89);
    await settle();
    expect(connectWise.tickets).toHaveLength(0);
    pass(2);
    await settle();
    expect(connectWise.tickets).toHaveLength(1);
    expect(await readSetting(db, connectionHealth)).toMatchObject({ state: 'ok' });
  });

  it('waits longer and longer between attempts that were not sent, up to a limit', async () => {
    await setUp();
    connectWise.script = Array.from({ length: 10 }, () => 'not_sent' as const);
    const waits: number[] = [];
    // The longest that chance allows for each pause.
    worker = { ...worker, random: (length) => new Uint8Array(length).fill(255) };
    for (let attempt = 0; attempt < 8; attempt += 1) {
      await settle();
      const [ticket] = await tickets();
      waits.push((ticket?.next_attempt_at?.getTime() ?? 0) - now.getTime());
      now = ticket?.next_attempt_at ?? now;
    }
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(new Set(waits.slice(0, 4)).size).toBe(4);
    expect(waits.at(-1)).toBeGreaterThan(8 * (waits[0] ?? 0));
  });

  it('pauses everything when the keys are refused, and goes on when that is mended', async () => {
    await setUp();
    connectWise.script = ['keys'];
    await settle();
    expect(await readSetting(db, connectionHealth)).toMatchObject({ state: 'refused' });
    expect(await incident()).toMatchObject({ decision: 'hold', decision_reason: 'connection_unhealthy' });
    pass(3600);
    await settle();
    expect(connectWise.tickets).toHaveLength(0);
    await writeSetting(db, connectionHealth, { state: 'ok', problem: null, since: now.toISOString() }, by);
    await reconsider(db, now);
    await settle();
    expect(connectWise.tickets).toHaveLength(1);
    expect(await tickets()).toHaveLength(1);
  });

  it('pauses everything when a create is refused and the role lacks Add', async () => {
    await setUp();
    connectWise.add = 'None';
    connectWise.script = ['forbid'];
    await settle();
    expect(await readSetting(db, connectionHealth)).toMatchObject({
      state: 'refused',
      problem: { code: 'connectwise.permission_missing' },
    });
    expect(await incident()).toMatchObject({ decision_reason: 'connection_unhealthy' });
  });

  /** Another company, mapped, with a detection of its own. */
  async function detectAtAnother(connectWiseId: number) {
    const source = await db.selectFrom('source').select('id').executeTakeFirstOrThrow();
    const company = { externalId: 'another', name: 'Another' };
    await ingest(db, { sourceId: source.id, detections: [makeDetection({ company })] }, now);
    const added = await db
      .selectFrom('company')
      .select('id')
      .where('external_id', '=', 'another')
      .executeTakeFirstOrThrow();
    await db
      .insertInto('mapping')
      .values({
        company_id: added.id,
        connectwise_company_id: connectWiseId,
        connectwise_company_name: 'Another',
        mapped_at: now,
        mapped_by: 'test',
      })
      .execute();
    pass(11);
  }

  it('holds only the ticket whose board and company are refused, names both, and stops no other', async () => {
    await setUp();
    connectWise.script = ['forbid'];
    await settle();
    expect(await readSetting(db, connectionHealth)).toMatchObject({ state: 'ok' });
    const [held] = await tickets();
    expect(held).toMatchObject({ state: 'refused', problem: { code: 'tickets.refused_here' } });
    for (const words of ['“n1”', '“Cedar”', '“You do not have security permission.”']) {
      expect(held?.problem?.message).toContain(words);
    }
    await detectAtAnother(300);
    await settle();
    expect(connectWise.tickets.map(({ ticket }) => ticket.companyId)).toEqual([300]);
  });

  it('sends a refused ticket again by itself, and says the same refusal only once', async () => {
    await setUp();
    connectWise.script = ['forbid', 'forbid'];
    await settle();
    expect(await retryRefused(db, now)).toEqual({ waiting: true, released: false });
    for (const seconds of [61, 121]) {
      pass(seconds);
      expect(await retryRefused(db, now)).toEqual({ waiting: true, released: true });
      await settle();
    }
    expect(await tickets()).toMatchObject([{ state: 'created', attempts: 3 }]);
    expect((await timeline()).filter((kind) => kind === 'ticket_refused')).toHaveLength(1);
    expect(await retryRefused(db, now)).toEqual({ waiting: false, released: false });
  });

  it('pauses everything when creates for different boards and different companies are refused', async () => {
    await setUp();
    connectWise.script = ['forbid', 'forbid'];
    await settle();
    const service = await readSetting(db, ticketService);
    await writeSetting(db, ticketService, { ...service, board: chosen(9) }, by);
    await detectAtAnother(300);
    await settle();
    expect(await readSetting(db, connectionHealth)).toMatchObject({
      state: 'refused',
      problem: { code: 'tickets.creates_refused' },
    });
    expect(connectWise.tickets).toHaveLength(0);
  });

  it('searches again for what waits for a person once the role shows every ticket', async () => {
    await setUp();
    connectWise.inquire = 'My';
    connectWise.shows = () => false;
    connectWise.script = ['lose_reply'];
    for (const seconds of [0, 5, 30]) {
      pass(seconds);
      await settle();
    }
    const signal = new AbortController().signal;
    expect(await searchAgain(db, connectWise, now, signal)).toEqual({ waiting: true, released: false });
    connectWise.inquire = 'All';
    connectWise.shows = () => true;
    expect(await searchAgain(db, connectWise, now, signal)).toEqual({ waiting: true, released: true });
    await settle();
    expect(await tickets()).toMatchObject([{ state: 'created', connectwise_id: 5000 }]);
    expect(await incident()).toMatchObject({ decision_reason: 'already_ticketed' });
  });

  it('loses no ticket that was on its way for so long that its incident had gone quiet', async () => {
    await setUp();
    connectWise.script = ['not_sent', 'keys'];
    await settle();
    pass(25 * 3600);
    const { source_id: sourceId } = await db.selectFrom('company').selectAll().executeTakeFirstOrThrow();
    await ingest(db, { sourceId, detections: [makeDetection({ occurredAt: now })] }, now);
    await settle();
    expect(await incident()).toMatchObject({ state: 'open', decision_reason: 'connection_unhealthy' });
    await writeSetting(db, connectionHealth, { state: 'ok', problem: null, since: now.toISOString() }, by);
    await reconsider(db, now);
    await settle();
    expect(connectWise.tickets).toHaveLength(1);
  });

  it('holds all of a company that ConnectWise no longer has, and delivers when it is mapped anew', async () => {
    await setUp();
    connectWise.script = ['refuse_company'];
    await settle();
    expect(await incident()).toMatchObject({ decision_reason: 'mapped_company_gone' });
    await db
      .updateTable('mapping')
      .set({ problem: json(null), connectwise_company_id: 251 })
      .execute();
    await reconsider(db, now);
    await settle();
    expect(connectWise.tickets[0]?.ticket.companyId).toBe(251);
  });

  it('holds a ticket that was refused for a reason of its own', async () => {
    await setUp();
    connectWise.script = ['refuse'];
    await settle();
    expect(await tickets()).toMatchObject([{ state: 'refused', next_attempt_at: null }]);
    expect(await incident()).toMatchObject({ decision: 'hold', decision_reason: 'refused' });
  });

  it('delivers what was held once its company is mapped and the service enabled', async () => {
    await setUp({ mapped: false, enabled: false });
    expect(await incident()).toMatchObject({ decision_reason: 'service_not_enabled' });
    const service = await readSetting(db, ticketService);
    await writeSetting(db, ticketService, { ...service, enabled: true }, by);
    await reconsider(db, now);
    await settle();
    expect(await incident()).toMatchObject({ decision_reason: 'company_not_mapped' });
    await map();
    await reconsider(db, now);
    await settle();
    expect(connectWise.tickets).toHaveLength(1);
  });

  it('withdraws a queued ticket when its reason went away before it left', async () => {
    await setUp();
    await db.deleteFrom('mapping').execute();
    await settle();
    expect(await tickets()).toMatchObject([{ state: 'withdrawn', next_attempt_at: null, locked_by: null }]);
    expect(await incident()).toMatchObject({ decision: 'hold', decision_reason: 'company_not_mapped' });
    await map();
    await reconsider(db, now);
    await settle();
    expect(connectWise.tickets).toHaveLength(1);
    expect(await tickets()).toHaveLength(1);
  });

  it('does not call a ticket due that another worker holds, until its lease runs out', async () => {
    await setUp();
    expect(await nextAttemptAt(db)).toEqual(now);
    const until = new Date(now.getTime() + 180_000);
    await claimTicket(db, { owner: 'worker-2', until }, now);
    expect(await nextAttemptAt(db)).toEqual(until);
  });

  it('makes one ticket an incident however many workers there are', async () => {
    await setUp();
    await writeSetting(db, rollUpSettings, { ...rollUpSettings.initial, ticketsPerCompany: 0 }, by);
    const source = await db.selectFrom('source').select('id').executeTakeFirstOrThrow();
    const detections = Array.from({ length: 30 }, (_, i) => makeDetection({ domain: `d${i}.example` }));
    await ingest(db, { sourceId: source.id, detections }, now);
    pass(11);
    await Promise.all(['a', 'b', 'c', 'd'].map((name) => settle(makeWorker(name))));
    await settle();
    expect(connectWise.tickets).toHaveLength(31);
    expect(new Set(connectWise.tickets.map(({ ticket }) => ticket.externalXRef)).size).toBe(31);
  });
});

describe('a ticket whose turn fails inside Picket', () => {
  it('waits with its problem, and the other tickets are sent', async () => {
    await setUp();
    const sourceId = (await db.selectFrom('source').select('id').executeTakeFirstOrThrow()).id;
    await ingest(db, { sourceId, detections: [makeDetection({ domain: 'other.example' })] }, now);
    pass(11);
    await decideDue(db, now, systemRandom);
    const [poisoned] = await tickets();
    const works = await failWrites(db, 'ticket_attempt', `new.ticket_id = ${poisoned?.id}`);
    try {
      await expect(deliverNext(worker)).rejects.toThrow();
      while (await deliverNext(worker)) pass(1);
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
    expect(connectWise.tickets).toHaveLength(2);
  });
});
