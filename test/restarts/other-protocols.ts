import { sql } from 'kysely';
import { onTestFinished } from 'vitest';
import { addChannel } from '../../src/ops/notifications/change-channel.ts';
import { storeSeen } from '../../src/ops/notifications/condition-store.ts';
import { conditionsOf } from '../../src/ops/notifications/conditions.ts';
import { type DeliverDeps, deliverNext } from '../../src/ops/notifications/deliver.ts';
import { queueNews } from '../../src/ops/notifications/queue-news.ts';
import { openExchange } from '../../src/ops/notifications/testing/open-exchange.ts';
import { startReceiver } from '../../src/ops/notifications/testing/receiver.ts';
import { admin, refused } from '../../src/ops/notifications/testing/scene.ts';
import { saveSchedule, sendAgain } from '../../src/ops/reports/schedules/change-schedule.ts';
import { queueNextDue } from '../../src/ops/reports/schedules/queue-due.ts';
import { sendNextReport } from '../../src/ops/reports/schedules/send-next.ts';
import { writeSetting } from '../../src/platform/settings/store.ts';
import { systemRandom } from '../../src/platform/values/random.ts';
import { sandboxAccount } from '../../src/sandbox/connectwise/start.ts';
import { startHyasSandbox } from '../../src/sandbox/hyas/start.ts';
import { hyasConfigSchema } from '../../src/sources/hyas/config.ts';
import { pollDue } from '../../src/sources/poll-due.ts';
import { secretContext } from '../../src/sources/secret.ts';
import { insertSource } from '../../src/sources/store.ts';
import { testKeyring } from '../../src/sources/testing/setup.ts';
import { actingSettings } from '../../src/tickets/commands/acting-settings.ts';
import { fetchNextTicket } from '../../src/tickets/commands/fetch-next-ticket.ts';
import { seeChanges } from '../../src/tickets/commands/see-changes.ts';
import { linkSettings } from '../../src/tickets/devices/link-settings.ts';
import { syncTickets } from '../../src/tickets/sync/sync-tickets.ts';
import { inConnectWise, openTickets, ticketsAbout } from './open-tickets.ts';
import { decide, deliver, grant, type Protocol, type Stage } from './picket.ts';

const { signal } = new AbortController();
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const weekMs = 7 * 24 * hourMs;
const { securityAlerts } = sandboxAccount.boards;

/** Creating a ticket, whose contact is looked up by the user of the detections. */
export async function contacts(stage: Stage): Promise<Protocol> {
  const { scene, db } = stage;
  await grant(stage, { Contacts: { inquire: 'All' } });
  const by = { at: scene.clock.now(), actor: 'test' };
  await writeSetting(db, linkSettings, { configurations: false, contact: 'found' }, by);
  return {
    steps: [decide, deliver(stage)],
    async begin(serial) {
      await scene.detect({ domain: `lookup-${serial}.example`, user: 'frontdesk@cedar.example' });
      scene.clock.pass(11_000);
      const before = scene.sandbox.tickets().length;
      return {
        async isDone() {
          const [newest] = (await scene.tickets()).slice(-1);
          return newest?.reference_survived === true && scene.sandbox.tickets().length > before;
        },
        async count() {
          const mine = ticketsAbout(stage, `lookup-${serial}.example`);
          return mine.every(({ contact }) => contact?.id === 502) ? mine.length : 0;
        },
      };
    },
  };
}

export async function reports(stage: Stage): Promise<Protocol> {
  const { scene, db } = stage;
  const company = await db.selectFrom('company').select('id').executeTakeFirstOrThrow();
  const deps = { db, clock: scene.clock, random: systemRandom };
  const fields = {
    name: 'Weekly',
    enabled: true,
    companyId: company.id,
    plan: { every: 'week', day: 1, hour: 8, timeZone: 'UTC' },
    delivery: {
      by: 'ticket',
      boardId: securityAlerts.id,
      statusId: securityAlerts.statuses.new,
      typeId: securityAlerts.types.dnsThreat,
      priorityId: sandboxAccount.priorities.high,
      connectwiseCompanyId: null,
    },
  } as const;
  const id = await saveSchedule(deps, null, fields, admin);
  const begun = scene.clock.now().getTime();
  const written = () =>
    scene.sandbox.tickets().filter(({ externalXRef }) => externalXRef?.includes('report-'));
  const last = () =>
    db.selectFrom('report_delivery').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirst();
  return {
    steps: [
      ({ db: cut, clock, random }) => queueNextDue(cut, { now: clock.now(), random }),
      async (worker) => {
        const mail = () => Promise.reject(new Error('There is no mail here.'));
        while (await sendNextReport({ ...worker, keyring: testKeyring, mail }, signal))
          scene.clock.pass(1_000);
      },
    ],
    async begin(serial) {
      // To the same time of the next week, so that exactly one report is due.
      scene.clock.pass(begun + serial * weekMs - scene.clock.now().getTime());
      return {
        isDone: async () => {
          const { rows } = await sql<{ sent: number }>`
            select count(*)::int as sent from report_delivery where state = 'sent'`.execute(db);
          return (rows[0]?.sent ?? 0) === serial;
        },
        // Each has the days of its week in its summary.
        async count() {
          const summaries = written().map(({ summary }) => summary);
          const own = [...new Set(summaries)][serial - 1];
          return summaries.filter((one) => one === own).length;
        },
        async help() {
          const row = await last();
          if (row?.state === 'unknown' && row.next_attempt_at === null)
            await sendAgain(deps, { id, deliveryId: row.id }, admin);
        },
      };
    },
  };
}

export async function commands(stage: Stage): Promise<Protocol> {
  const { scene, db } = stage;
  await grant(stage, { 'Service Tickets': { edit: 'All' } });
  const since = scene.clock.now();
  await writeSetting(
    db,
    actingSettings,
    { enabled: true, members: ['srivera'], status: null, since: since.toISOString() },
    { at: since, actor: 'test' },
  );
  const next = openTickets(stage);
  return {
    steps: [
      ({ db: cut, clock, connectWise }) =>
        syncTickets({ db: cut, clock, connectWise, seen: (seen, now) => seeChanges(cut, seen, now) }, signal),
      async (worker) => {
        while (await fetchNextTicket(worker, signal)) scene.clock.pass(1_000);
      },
    ],
    async begin() {
      const { id, number, domain } = await next();
      scene.clock.pass(31_000);
      await scene.work(number, { note: `picket: allow ${domain}` });
      return {
        async isDone() {
          const found = await db
            .selectFrom('ticket_command')
            .select('answer_state')
            .where('ticket_id', '=', id)
            .execute();
          return found.some(({ answer_state: state }) => state === 'answered');
        },
        async count() {
          const entries = await db
            .selectFrom('allow_entry')
            .select('id')
            .where('domain', '=', domain)
            .execute();
          const answers = inConnectWise(stage, number).notes.filter(({ tab }) => tab === 'internal');
          return entries.length === 1 ? answers.length : 0;
        },
      };
    },
  };
}

/** Delivered at least once, as the guide says: the same message may arrive again, with the same id. */
export async function notifications({ scene, db }: Stage): Promise<Protocol> {
  const receiver = await startReceiver();
  const http = openExchange();
  const keyring = testKeyring;
  const given = { clock: scene.clock, random: systemRandom, keyring };
  const { id } = await addChannel({ db, ...given }, 'webhook', { name: 'On call', url: receiver.url }, admin);
  const mail = () => Promise.reject(new Error('There is no mail here.'));
  const depsOf = (cut: Stage['db']): DeliverDeps => ({ db: cut, ...given, http, mail, observe: () => {} });
  return {
    steps: [
      ({ db: cut, clock }) => queueNews(cut, id, { now: clock.now(), publicUrl: undefined }),
      async ({ db: cut }) => {
        while (await deliverNext(depsOf(cut), signal));
      },
    ],
    async begin(serial) {
      scene.clock.pass(hourMs);
      const now = scene.clock.now();
      const what = `Source ${serial} cannot be read.`;
      const condition = { ...refused, code: 'source_failing', subject: String(serial), what } as const;
      await storeSeen(db, conditionsOf([{ ...condition, since: new Date(0).toISOString() }], now), now);
      return {
        async isDone() {
          const row = await db
            .selectFrom('notification')
            .select('state')
            .orderBy('id', 'desc')
            .executeTakeFirst();
          const { count } = await db
            .selectFrom('notification')
            .select((is) => is.fn.countAll<number>().as('count'))
            .executeTakeFirstOrThrow();
          return Number(count) >= serial && row?.state === 'sent';
        },
        async count() {
          const arrived = receiver.received.filter(({ body }) => body.includes(what));
          return new Set(arrived.map(({ headers }) => headers['webhook-id'])).size;
        },
      };
    },
  };
}

export async function polls({ scene, db }: Stage): Promise<Protocol> {
  const hyas = await startHyasSandbox({ ratePerMinute: 0, clock: scene.clock.sleepless });
  onTestFinished(() => hyas.close());
  const source = await insertSource(
    db,
    {
      kind: 'hyas',
      name: 'HYAS of the test',
      config: hyasConfigSchema.parse({ baseUrl: hyas.url, pageSize: 2 }),
      secret: testKeyring.seal(hyas.apiKey, secretContext),
      nextPollAt: scene.clock.now(),
    },
    scene.clock.now(),
  );
  const network = { allowPrivate: true, proxy: null };
  const rows = 3;
  return {
    steps: [
      ({ db: cut, clock, random }) =>
        pollDue({ db: cut, clock, random, keyring: testKeyring, network }, signal),
    ],
    async begin(serial) {
      const sent = Array.from({ length: rows }, (_, n) => ({ log_id: `run-${serial}-${n}` }));
      hyas.emit(sent);
      scene.clock.pass(minuteMs);
      const from = scene.clock.now().getTime();
      const stored = () =>
        db.selectFrom('detection').select('id').where('external_id', 'like', `run-${serial}-%`).execute();
      return {
        async isDone() {
          const row = await db
            .selectFrom('source')
            .select(['cursor', 'problem'])
            .where('id', '=', source.id)
            .executeTakeFirstOrThrow();
          const { end } = (row.cursor ?? {}) as { end?: string };
          return row.problem === null && end !== undefined && Date.parse(end) >= from;
        },
        count: async () => (await stored()).length / rows,
      };
    },
  };
}
