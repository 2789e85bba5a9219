import type { Kysely } from 'kysely';
import { connectionHealth } from '../../../connectwise/connection/connection.ts';
import { rights } from '../../../connectwise/connection/rights.ts';
import { ticketService } from '../../../connectwise/services/ticket-service.ts';
import { type RollUpSettings, rollUpSettings } from '../../../decisions/roll-up-settings.ts';
import { makeDetection, makeSource, testNow } from '../../../detections/testing/make-detection.ts';
import { ingest } from '../../../ingest/ingest.ts';
import type { Schema } from '../../../platform/database/schema.ts';
import { writeSetting } from '../../../platform/settings/store.ts';
import { systemRandom } from '../../../platform/values/random.ts';
import { deliverNext } from '../../deliver-next.ts';
import { decideDue } from '../../due/decide-due.ts';
import { reconsider } from '../../due/reconsider.ts';
import { queueNotes } from '../../follow-up/queue-notes.ts';
import { scriptedConnectWise } from '../../testing/scripted-connectwise.ts';
import { continueRollUps } from '../continue-roll-ups.ts';
import { closeCovered, endStorms } from '../end-roll-ups.ts';

const chosen = (id: number) => ({ id, name: `n${id}` });

/**
 * The setup is complete, and every company is mapped when it appears. Functions let detections arrive, time pass, and
 * tickets be delivered.
 */
export async function rollUpScene(db: Kysely<Schema>, settings: Partial<RollUpSettings>) {
  let now = testNow;
  const by = { at: now, actor: 'test' };
  const choices = { board: chosen(1), status: chosen(2), priority: chosen(3), type: chosen(4) };
  await writeSetting(db, ticketService, { enabled: true, ...choices, problem: null }, by);
  await writeSetting(db, connectionHealth, { state: 'ok', problem: null, since: now.toISOString() }, by);
  await writeSetting(db, rollUpSettings, { ...rollUpSettings.initial, ...settings }, by);
  const sourceId = await makeSource(db);
  const connectWise = scriptedConnectWise();
  const worker = {
    db,
    clock: { now: () => now, sleep: async () => {} },
    random: systemRandom,
    node: 'test',
    owner: 'worker',
    connectWise: async () => connectWise,
    leaseMs: 180_000,
    searchDelaysMs: [5_000, 30_000],
    timeZone: 'UTC',
    reconsider,
    changed: () => {},
  };
  let detected = 0;

  async function mapAll() {
    const companies = await db.selectFrom('company').select('id').execute();
    await db
      .insertInto('mapping')
      .values(
        companies.map(({ id }) => ({
          company_id: id,
          connectwise_company_id: 200 + id,
          connectwise_company_name: `Client ${id}`,
          mapped_at: now,
          mapped_by: 'test',
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  return {
    connectWise,
    now: () => now,
    pass(seconds: number) {
      now = new Date(now.getTime() + seconds * 1000);
    },
    /** Detects this many different threats at one company, and waits until they are due. */
    async detect(count: number, company = 'c1', given: Partial<Parameters<typeof makeDetection>[0]> = {}) {
      const detections = Array.from({ length: count }, () => {
        detected += 1;
        const domain = `www.bad-${detected}.example`;
        return makeDetection({
          externalId: `row-${detected}`,
          domain,
          occurredAt: now,
          company: { externalId: company, name: `Company ${company}` },
          ...given,
        });
      });
      await ingest(db, { sourceId, detections }, now);
      await mapAll();
      this.pass(11);
    },
    /** Decides and delivers everything that is due now. */
    async settle() {
      await decideDue(db, now, systemRandom);
      while (await deliverNext(worker)) await decideDue(db, now, systemRandom);
    },
    /** Sets whether the role may add notes, as Verify would find it. */
    async mayNote(may: boolean) {
      const state = { state: may ? 'granted' : 'missing', since: now.toISOString() } as const;
      await writeSetting(db, rights, { checkedAt: now.toISOString(), rights: { tickets_edit: state } }, by);
    },
    /** Lets this many minutes pass, and runs the loops every minute or less often. */
    async minutes(count: number, every = 1) {
      for (let minute = 0; minute < count; minute += every) {
        this.pass(60 * every);
        await this.settle();
        // The facts that sync would read.
        await db
          .updateTable('ticket')
          .set({ life: 'open' })
          .where('state', '=', 'created')
          .where('life', 'is', null)
          .execute();
        await closeCovered(db, now);
        await endStorms(db, now);
        await continueRollUps(db, now);
        await queueNotes(db, now, systemRandom);
        await this.settle();
      }
    },
    /** The incidents whose number is in some ticket or note in ConnectWise. */
    async named() {
      const texts = [
        ...connectWise.tickets.map(({ ticket }) => ticket.initialDescription),
        ...connectWise.noted,
      ].join('\n');
      const all = await this.incidents();
      return all
        .filter(({ kind }) => kind === 'detections')
        .filter(({ id }) => new RegExp(`Picket incident:? ${id}\\.`).test(texts))
        .map(({ id }) => id);
    },
    incidents: () => db.selectFrom('incident').selectAll().orderBy('id').execute(),
    async decisions() {
      const rows = await db
        .selectFrom('incident')
        .select(['decision', 'decision_reason'])
        .orderBy('id')
        .execute();
      return rows.map((row) => `${row.decision}:${row.decision_reason}`);
    },
  };
}
