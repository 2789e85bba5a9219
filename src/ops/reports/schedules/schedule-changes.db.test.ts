import { beforeEach, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/database/use-database.ts';
import { makeDetection, makeSource } from '../../../detections/testing/make-detection.ts';
import { ingest } from '../../../ingest/ingest.ts';
import type { Mail, MailSent } from '../../../platform/outbound/mail.ts';
import { openKeyring } from '../../../platform/secrets/keyring.ts';
import { systemRandom } from '../../../platform/values/random.ts';
import { movedClock } from '../../../sources/testing/setup.ts';
import { scriptedConnectWise } from '../../../tickets/testing/scripted-connectwise.ts';
import { addChannel } from '../../notifications/change-channel.ts';
import { admin } from '../../notifications/testing/scene.ts';
import { queueTest, type ScheduleFields, saveSchedule, sendAgain } from './change-schedule.ts';
import { queueNextDue } from './queue-due.ts';
import { type SendReportDeps, sendNextReport } from './send-next.ts';
import { listSchedules, loadFailingSchedules } from './store.ts';

const { db } = useDatabase();
const dayMs = 86_400_000;
const keyring = openKeyring({ secretKey: Buffer.alloc(32, 1).toString('base64'), random: systemRandom });
const signal = new AbortController().signal;

let clock: ReturnType<typeof movedClock>;
let mails: Mail[];
let answer: MailSent;
let deps: SendReportDeps;
let fields: ScheduleFields;

const arrives: MailSent = { kind: 'sent', refused: [] };
const unreachable: MailSent = { kind: 'failure', left: false, why: 'unreachable', cause: 'ECONNREFUSED' };
const refusedForGood: MailSent = { kind: 'refused', status: 550, text: 'no such user', atSignIn: false };

beforeEach(async () => {
  clock = movedClock('2026-10-20T12:00:00.000Z');
  mails = [];
  answer = arrives;
  deps = {
    ...{ db, clock, keyring, random: systemRandom, node: 'one' },
    mail: async (_server, mail, beforeSend) => {
      if (beforeSend !== undefined) await beforeSend();
      if (answer.kind === 'sent') mails.push(mail);
      return answer;
    },
    connectWise: async () => scriptedConnectWise(),
  };
  const sourceId = await makeSource(db);
  await ingest(db, { sourceId, detections: [makeDetection({ domain: 'bad.example' })] }, clock.now());
  const company = await db.selectFrom('company').select('id').executeTakeFirstOrThrow();
  const mail = {
    ...({ host: 'mail.example', port: 587, security: 'none', user: null } as const),
    from: 'picket@msp.example',
    to: ['ops@msp.example'],
  };
  const channel = { db, keyring, clock, random: systemRandom };
  const { id: channelId } = await addChannel(channel, 'email', { name: 'Mail', mail }, admin);
  fields = {
    ...{ name: 'Monthly', enabled: true, companyId: company.id },
    plan: { every: 'month', day: 28, hour: 8, timeZone: 'UTC' },
    delivery: { by: 'email', channelId, to: ['kim@cedar.example', 'lee@cedar.example'] },
  };
});

const save = (change: Partial<ScheduleFields> = {}, id: number | null = null) => {
  fields = { ...fields, ...change };
  return saveSchedule(deps, id, fields, admin);
};

async function work(): Promise<void> {
  while (await queueNextDue(db, { now: clock.now(), random: systemRandom }));
  while (await sendNextReport(deps, signal));
}

/** Runs the loops every few hours until then. */
async function workUntil(text: string): Promise<void> {
  while (clock.now() < new Date(text)) {
    clock.pass(Math.min(dayMs / 4, Date.parse(text) - clock.now().getTime()));
    await work();
  }
}
const to = (text: string) => clock.pass(Date.parse(text) - clock.now().getTime());
const sent = () => mails.map(({ subject }) => subject.split(', ')[1]);
const failing = async () => (await loadFailingSchedules(db)).map(({ problem }) => problem.code);
const firstDelivery = async () => (await listSchedules(db))[0]?.deliveries.at(-1)?.id ?? 0;

it.each([
  ['an earlier day of the month', '2026-11-15T00:00:00Z', { day: 1 }],
  ['a time zone in which its hour has passed', '2026-11-28T07:00:00Z', { timeZone: 'Pacific/Auckland' }],
  ['an earlier hour, while Picket was down', '2026-11-28T09:00:00Z', { hour: 2 }],
])('a period is not left out by a change to %s', async (_, at, change) => {
  const id = await save();
  await workUntil('2026-10-29T00:00:00Z');
  to(at);
  await save({ plan: { ...fields.plan, ...change } as ScheduleFields['plan'] }, id);
  await workUntil('2027-02-28T12:00:00Z');
  expect(sent()).toEqual([
    ...['September 2026', 'October 2026', 'November 2026', 'December 2026', 'January 2027'],
  ]);
});

it('a schedule that was off for three months sends nothing of that time, also nothing that it had queued', async () => {
  const id = await save();
  answer = unreachable;
  to('2026-10-28T08:00:00Z');
  await work();
  await save({ enabled: false }, id);
  answer = arrives;
  await workUntil('2027-01-20T00:00:00Z');
  expect([sent(), await failing()]).toEqual([[], []]);
  await save({ enabled: true }, id);
  await workUntil('2027-01-29T00:00:00Z');
  expect([sent(), await failing()]).toEqual([['December 2026'], []]);
  // A person may still want the one that was queued.
  await sendAgain(deps, { id, deliveryId: await firstDelivery() }, admin);
  await work();
  expect(sent()).toEqual(['December 2026', 'September 2026']);
});

it('a period that nobody received is shown until it is sent: no test, later report or new setting hides it', async () => {
  const id = await save();
  answer = refusedForGood;
  to('2026-10-28T08:00:00Z');
  await work();
  const refused = ['notifications.mail_refused'];
  expect(await failing()).toEqual(refused);
  answer = arrives;
  await queueTest(deps, id, admin);
  await work();
  await save({ name: 'Monthly report' }, id);
  await workUntil('2026-11-29T00:00:00Z');
  expect([sent().length, await failing()]).toEqual([2, refused]);
  await sendAgain(deps, { id, deliveryId: await firstDelivery() }, admin);
  await work();
  expect([sent().length, await failing()]).toEqual([3, []]);
});

it('a test that failed is shown until one succeeds', async () => {
  const id = await save();
  answer = refusedForGood;
  await queueTest(deps, id, admin);
  await work();
  expect(await failing()).toEqual(['notifications.mail_refused']);
  answer = arrives;
  await queueTest(deps, id, admin);
  await work();
  expect(await failing()).toEqual([]);
});

it('a report that reached one of two recipients says which it did not reach, until they are corrected', async () => {
  const id = await save();
  answer = { kind: 'sent', refused: ['lee@cedar.example'] };
  to('2026-10-28T08:00:00Z');
  await work();
  const [schedule] = await listSchedules(db);
  expect(schedule?.deliveries).toMatchObject([
    {
      state: 'sent',
      problem: { code: 'reports.recipients_refused', message: expect.stringContaining('lee@') },
    },
  ]);
  expect(await failing()).toEqual(['reports.recipients_refused']);
  await workUntil('2026-10-30T00:00:00Z');
  expect(mails).toHaveLength(1);
  await save(
    { delivery: { ...fields.delivery, to: ['kim@cedar.example'] } as ScheduleFields['delivery'] },
    id,
  );
  expect(await failing()).toEqual([]);
});

it('a report that was queued before Picket was down for days is still tried for some hours', async () => {
  await save();
  to('2026-10-28T08:00:00Z');
  await queueNextDue(db, { now: clock.now(), random: systemRandom });
  to('2026-11-04T08:00:00Z');
  answer = unreachable;
  await work();
  answer = arrives;
  clock.pass(3_600_000);
  await work();
  expect(sent()).toEqual(['September 2026']);
});
