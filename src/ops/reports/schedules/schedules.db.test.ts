import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/database/use-database.ts';
import { customFieldSettings } from '../../../connectwise/services/custom-fields-setting.ts';
import { makeDetection, makeSource } from '../../../detections/testing/make-detection.ts';
import { ingest } from '../../../ingest/ingest.ts';
import type { Mail, MailSent } from '../../../platform/outbound/mail.ts';
import { openKeyring } from '../../../platform/secrets/keyring.ts';
import { writeSetting } from '../../../platform/settings/store.ts';
import { systemRandom } from '../../../platform/values/random.ts';
import { movedClock } from '../../../sources/testing/setup.ts';
import { scriptedConnectWise } from '../../../tickets/testing/scripted-connectwise.ts';
import { addChannel } from '../../notifications/change-channel.ts';
import { admin } from '../../notifications/testing/scene.ts';
import {
  deleteSchedule,
  queueTest,
  type ScheduleFields,
  saveSchedule,
  sendAgain,
} from './change-schedule.ts';
import { queueNextDue } from './queue-due.ts';
import type { Delivery } from './schedule.ts';
import { type SendReportDeps, sendNextReport } from './send-next.ts';
import { listSchedules, loadFailingSchedules } from './store.ts';

const { db } = useDatabase();
const dayMs = 86_400_000;
const keyring = openKeyring({ secretKey: Buffer.alloc(32, 1).toString('base64'), random: systemRandom });
const signal = new AbortController().signal;

let clock: ReturnType<typeof movedClock>;
let mails: Mail[];
let answer: () => Promise<MailSent>;
let whileConnecting: () => Promise<void>;
let connectWise: ReturnType<typeof scriptedConnectWise>;
let deps: SendReportDeps;
let cedar: number;
let channelId: number;

beforeEach(async () => {
  clock = movedClock('2026-10-20T12:00:00.000Z');
  mails = [];
  answer = async () => ({ kind: 'sent', refused: [] });
  whileConnecting = async () => {};
  connectWise = scriptedConnectWise();
  deps = {
    ...{ db, clock, keyring, random: systemRandom, node: 'one' },
    mail: async (_server, mail, beforeSend) => {
      await whileConnecting();
      if (beforeSend !== undefined && !(await beforeSend()))
        return { kind: 'failure', left: false, why: 'held_back', cause: 'its lease was lost' };
      mails.push(mail);
      return answer();
    },
    connectWise: async () => connectWise,
  };
  const sourceId = await makeSource(db);
  const detections = [
    makeDetection({ domain: 'cedar-bad.example' }),
    makeDetection({ domain: 'quokka-bad.example', company: { externalId: 'q', name: 'Quokka Dental' } }),
  ];
  await ingest(db, { sourceId, detections }, clock.now());
  const row = await db
    .selectFrom('company')
    .select('id')
    .where('name', '=', 'Cedar Street Dental')
    .executeTakeFirstOrThrow();
  cedar = row.id;
  const mail = {
    ...({ host: 'mail.example', port: 587, security: 'none', user: null } as const),
    from: 'picket@msp.example',
    to: ['ops@msp.example'],
  };
  channelId = (
    await addChannel({ db, keyring, clock, random: systemRandom }, 'email', { name: 'Mail', mail }, admin)
  ).id;
});

const plan = { every: 'month', day: 1, hour: 8, timeZone: 'UTC' } as const;
const byMail = (): Delivery => ({ by: 'email', channelId, to: ['kim@cedar.example'] });
const byTicket = {
  by: 'ticket',
  boardId: 1,
  statusId: 2,
  typeId: 3,
  priorityId: 4,
  connectwiseCompanyId: 250,
} as const;

const add = (fields: Partial<ScheduleFields> = {}) =>
  saveSchedule(
    deps,
    null,
    { name: 'Monthly', enabled: true, companyId: cedar, plan, delivery: byMail(), ...fields },
    admin,
  );

/** Runs the loops of this many nodes once. */
async function work(nodes = 1): Promise<void> {
  const node = async () => {
    while (await queueNextDue(db, { now: clock.now(), random: systemRandom }));
    while (await sendNextReport(deps, signal));
  };
  await Promise.all(Array.from({ length: nodes }, node));
}

const deliveries = async () =>
  (await listSchedules(db)).flatMap((one) => one.deliveries.map(({ period, state }) => `${period} ${state}`));
const sentPeriods = () => mails.map(({ subject }) => subject.split(', ')[1]);
const to = (text: string) => clock.pass(Date.parse(text) - clock.now().getTime());

describe('a report by schedule', () => {
  it('is sent once a period, also by two nodes, after a restart and when the clock is set back', async () => {
    await add();
    await work();
    expect(mails).toEqual([]);
    to('2026-11-01T08:00:00.000Z');
    await work(2);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({
      to: ['kim@cedar.example'],
      subject: 'Security report: Cedar Street Dental, October 2026',
    });
    clock.pass(-3 * dayMs);
    await work(2);
    clock.pass(4 * dayMs);
    await work(2);
    expect(mails).toHaveLength(1);
    // A person changes its day: the period was sent already.
    const [schedule] = await listSchedules(db);
    await saveSchedule(
      deps,
      schedule?.id ?? 0,
      { name: 'Monthly', enabled: true, companyId: cedar, plan: { ...plan, day: 20 }, delivery: byMail() },
      admin,
    );
    to('2026-11-21T08:00:00.000Z');
    await work();
    expect(await deliveries()).toEqual(['2026-10-01/2026-10-31 sent']);
  });

  it('sends each period that was missed while Picket was down, once', async () => {
    await add();
    to('2027-01-15T00:00:00.000Z');
    await work(2);
    // Two nodes send at the same time, so the order is open.
    expect(sentPeriods().sort()).toEqual(['December 2026', 'November 2026', 'October 2026']);
    await work();
    expect(mails).toHaveLength(3);
  });

  it('sends the oldest missed period first', async () => {
    await add();
    to('2027-01-15T00:00:00.000Z');
    await work();
    expect(sentPeriods()).toEqual(['October 2026', 'November 2026', 'December 2026']);
  });

  it('of one company contains nothing of another, in text, HTML and CSV', async () => {
    await add();
    to('2026-11-01T08:00:00.000Z');
    await work();
    const [mail] = mails;
    expect(mail?.attachments?.map(({ filename }) => filename)).toEqual([
      'security-report-cedar-street-dental-2026-10-01.html',
      'security-report-cedar-street-dental-2026-10-01.csv',
    ]);
    expect(mail?.attachments?.[0]?.content).toContain('cedar-bad[.]example');
    expect(JSON.stringify(mail)).not.toMatch(/quokka/i);
  });

  it('is retried while nothing can have been sent, and the failure is shown until it is sent', async () => {
    await add();
    to('2026-11-01T08:00:00.000Z');
    answer = async () => ({ kind: 'failure', left: false, why: 'unreachable', cause: 'ECONNREFUSED' });
    await work();
    expect(await deliveries()).toEqual(['2026-10-01/2026-10-31 queued']);
    expect(await loadFailingSchedules(db)).toMatchObject([
      { name: 'Monthly', problem: { code: 'notifications.unreachable' } },
    ]);
    answer = async () => ({ kind: 'sent', refused: [] });
    clock.pass(3_600_000);
    await work();
    expect(mails).toHaveLength(2);
    expect(mails[0]?.messageId).toBe(mails[1]?.messageId);
    expect([await deliveries(), await loadFailingSchedules(db)]).toEqual([
      ['2026-10-01/2026-10-31 sent'],
      [],
    ]);
  });

  it('is never sent again automatically if it may have arrived: a person decides', async () => {
    const id = await add();
    to('2026-11-01T08:00:00.000Z');
    answer = async () => ({ kind: 'failure', left: true, why: 'cut', cause: 'ECONNRESET' });
    await work();
    clock.pass(5 * dayMs);
    await work(2);
    expect(mails).toHaveLength(1);
    const [schedule] = await listSchedules(db);
    expect(schedule?.deliveries).toMatchObject([
      { state: 'unknown', problem: { code: 'reports.mail_unknown' } },
    ]);
    answer = async () => ({ kind: 'sent', refused: [] });
    const deliveryId = schedule?.deliveries[0]?.id ?? 0;
    await sendAgain(deps, { id, deliveryId }, admin);
    await work();
    expect(mails).toHaveLength(2);
    await expect(sendAgain(deps, { id, deliveryId }, admin)).rejects.toThrow();
  });

  it('that a process was sending when it ended is not sent again either', async () => {
    await add();
    to('2026-11-01T08:00:00.000Z');
    await queueNextDue(db, { now: clock.now(), random: systemRandom });
    await db
      .updateTable('report_delivery')
      .set({
        state: 'sending',
        attempts: 1,
        locked_by: 'gone',
        locked_until: new Date(clock.now().getTime() + 60_000),
      })
      .execute();
    await work();
    expect(await deliveries()).toEqual(['2026-10-01/2026-10-31 sending']);
    clock.pass(600_000);
    await work();
    expect([mails, await deliveries()]).toEqual([[], ['2026-10-01/2026-10-31 unknown']]);
  });

  it('as a ticket is created once with its reference, and found again when the answer is lost', async () => {
    await add({ delivery: byTicket });
    connectWise.script.push('lose_reply');
    to('2026-11-01T08:00:00.000Z');
    await work(2);
    expect(await deliveries()).toEqual(['2026-10-01/2026-10-31 unknown']);
    clock.pass(60_000);
    await work(2);
    expect(connectWise.tickets).toHaveLength(1);
    const [made] = connectWise.tickets;
    expect(made?.ticket).toMatchObject({
      summary: expect.stringMatching(/^Security report: Cedar Street Dental, October 2026/),
      externalXRef: expect.stringMatching(/^picket:report-[0-9A-Z]{26}$/),
      companyId: 250,
    });
    expect(made?.ticket.initialDescription).toContain('cedar-bad[.]example');
    const [schedule] = await listSchedules(db);
    expect(schedule?.deliveries).toMatchObject([{ state: 'sent', connectwiseId: made?.id, problem: null }]);
  });

  it('as a ticket is sent again by itself if the database was lost before anything left', async () => {
    await add({ delivery: byTicket });
    to('2026-11-01T08:00:00.000Z');
    const current = deps.connectWise;
    Object.assign(deps, {
      connectWise: async () => {
        throw new Error('The connection to PostgreSQL was lost.');
      },
    });
    await work();
    expect(await deliveries()).toEqual(['2026-10-01/2026-10-31 queued']);
    Object.assign(deps, { connectWise: current });
    clock.pass(5 * 60_000);
    await work();
    expect([await deliveries(), connectWise.tickets.length]).toEqual([['2026-10-01/2026-10-31 sent'], 1]);
  });

  it('as a ticket has the fixed values of custom fields; a template says nothing of a report', async () => {
    const facts = { caption: 'Class', type: 'Text', decimals: null, options: null, manual: false } as const;
    const set = (fallback: string | null) => {
      const fields = [
        { ...facts, id: 1, required: false, value: 'Report', fallback: null, problem: null },
        { ...facts, id: 2, required: true, value: '{{ domain }}', fallback, problem: null },
      ];
      const boards = [{ boardId: byTicket.boardId, boardName: 'Reports', fields }];
      return writeSetting(db, customFieldSettings, { boards }, { at: clock.now(), actor: 'test' });
    };
    await set(null);
    const id = await add({ delivery: byTicket });
    to('2026-11-01T08:00:00.000Z');
    await work();
    const [schedule] = await listSchedules(db);
    expect([connectWise.tickets, schedule?.deliveries[0]?.problem?.code]).toEqual([
      [],
      'custom_fields.no_value',
    ]);
    await set('Security');
    await sendAgain(deps, { id, deliveryId: schedule?.deliveries[0]?.id ?? 0 }, admin);
    await work();
    expect(connectWise.tickets.map(({ ticket }) => ticket.customFields)).toEqual([
      [
        { id: 1, caption: 'Class', value: 'Report' },
        { id: 2, caption: 'Class', value: 'Security' },
      ],
    ]);
  });

  it('as a ticket whose request was lost is not created again by itself, and a person is asked', async () => {
    const id = await add({ delivery: byTicket });
    connectWise.script.push('lose_request');
    to('2026-11-01T08:00:00.000Z');
    for (let round = 0; round < 6; round += 1) {
      await work();
      clock.pass(200_000);
    }
    const [schedule] = await listSchedules(db);
    expect(connectWise.tickets).toEqual([]);
    expect(schedule?.deliveries).toMatchObject([
      { state: 'unknown', problem: { code: 'reports.ticket_unknown' } },
    ]);
    await sendAgain(deps, { id, deliveryId: schedule?.deliveries[0]?.id ?? 0 }, admin);
    await work();
    expect([connectWise.tickets.length, await deliveries()]).toEqual([1, ['2026-10-01/2026-10-31 sent']]);
  });

  it('is not sent by a node that stood still for longer than its lease, while a person had it sent again', async () => {
    await add();
    await add({ name: 'Ticket', delivery: byTicket });
    to('2026-11-01T08:00:00.000Z');
    await standStill();
    expect([mails.length, connectWise.tickets.length]).toEqual([1, 1]);
    expect(await deliveries()).toEqual(['2026-10-01/2026-10-31 sent', '2026-10-01/2026-10-31 sent']);
  });

  /** A node prepares both reports, and goes on when another one has asked a person, who had them sent again. */
  async function standStill(): Promise<void> {
    while (await queueNextDue(db, { now: clock.now(), random: systemRandom }));
    const { createTicket } = connectWise;
    const stopped: { go: () => void }[] = [];
    const still = () => new Promise<void>((go) => stopped.push({ go }));
    whileConnecting = still;
    connectWise.createTicket = async (...given) => {
      await still();
      return createTicket(...given);
    };
    const slow = [sendNextReport(deps, signal), sendNextReport(deps, signal)];
    while (stopped.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    whileConnecting = async () => {};
    connectWise.createTicket = createTicket;
    const other = { ...deps, node: 'two' };
    for (let minutes = 0; minutes < 30; minutes += 6) {
      clock.pass(6 * 60_000);
      while (await sendNextReport(other, signal));
    }
    for (const schedule of await listSchedules(db))
      await sendAgain(other, { id: schedule.id, deliveryId: schedule.deliveries[0]?.id ?? 0 }, admin);
    while (await sendNextReport(other, signal));
    for (const { go } of stopped) go();
    await Promise.all(slow);
  }

  it('as a ticket is found also after ConnectWise could not be asked for longer than all searches take', async () => {
    await add({ delivery: byTicket });
    connectWise.script.push('lose_reply');
    connectWise.searchProblem = {
      ...{ code: 'connectwise.unreachable', message: 'No answer.', hint: 'Wait.' },
      retry: 'later',
    };
    to('2026-11-01T08:00:00.000Z');
    for (let round = 0; round < 8; round += 1) {
      await work();
      clock.pass(200_000);
    }
    connectWise.searchProblem = null;
    await work();
    expect([connectWise.tickets.length, await deliveries()]).toEqual([1, ['2026-10-01/2026-10-31 sent']]);
  });

  it('as a ticket that ConnectWise shows a minute later is found, also where the clocks of two nodes differ', async () => {
    await add({ delivery: byTicket });
    connectWise.script.push('lose_reply');
    let shown = false;
    connectWise.shows = () => shown;
    to('2026-11-01T08:00:00.000Z');
    await work();
    const ahead = movedClock(new Date(clock.now().getTime() + 30 * 60_000).toISOString());
    const other = { ...deps, node: 'two', clock: ahead };
    for (let seconds = 0; seconds < 600; seconds += 10) {
      shown = seconds >= 60;
      await work();
      // It is there when one search is left.
      if (seconds >= 40) await sendNextReport(other, signal);
      clock.pass(10_000);
      ahead.pass(10_000);
    }
    expect(await deliveries()).toEqual(['2026-10-01/2026-10-31 sent']);
  });

  it('as a ticket waits while ConnectWise refuses the keys, and is sent once they work', async () => {
    await add({ delivery: byTicket });
    connectWise.script.push('keys');
    to('2026-11-01T08:00:00.000Z');
    await work();
    expect(await deliveries()).toEqual(['2026-10-01/2026-10-31 queued']);
    clock.pass(3_600_000);
    await work();
    expect([connectWise.tickets.length, await deliveries()]).toEqual([1, ['2026-10-01/2026-10-31 sent']]);
  });

  it('can be tried at once, in addition to the one of the period, and ends when its schedule is deleted', async () => {
    const id = await add();
    await queueTest(deps, id, admin);
    await queueTest(deps, id, admin);
    await work();
    expect(mails.map(({ subject }) => subject)).toEqual(
      Array.from({ length: 2 }, () => '[TEST] Security report: Cedar Street Dental, September 2026'),
    );
    await deleteSchedule(deps, id, admin);
    to('2026-11-02T08:00:00.000Z');
    await work();
    expect(mails).toHaveLength(2);
  });

  it('needs an e-mail channel, and for a ticket of all companies a ConnectWise company', async () => {
    await expect(
      add({ delivery: { by: 'email', channelId: 999, to: ['kim@cedar.example'] } }),
    ).rejects.toThrow();
    await expect(
      add({ companyId: null, delivery: { ...byTicket, connectwiseCompanyId: null } }),
    ).rejects.toThrow();
    await add();
    await expect(add({ name: 'MONTHLY' })).rejects.toThrow();
  });
});
