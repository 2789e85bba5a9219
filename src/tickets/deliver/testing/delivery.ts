import { beforeEach } from 'vitest';
import type { TestDatabase } from '../../../../test/database/use-database.ts';
import { connectionHealth } from '../../../connectwise/connection/connection.ts';
import { ticketService } from '../../../connectwise/services/ticket-service.ts';
import { makeDetection, makeSource, testNow } from '../../../detections/testing/make-detection.ts';
import { ingest } from '../../../ingest/ingest.ts';
import { writeSetting } from '../../../platform/settings/store.ts';
import { systemRandom } from '../../../platform/values/random.ts';
import { deliverNext } from '../../deliver-next.ts';
import { decideDue } from '../../due/decide-due.ts';
import { reconsider } from '../../due/reconsider.ts';
import { type ScriptedConnectWise, scriptedConnectWise } from '../../testing/scripted-connectwise.ts';
import type { DeliveryWorker } from '../worker.ts';

export const by = { at: testNow, actor: 'test' };

/** A choice of the ticket service. */
export const chosen = (id: number) => ({ id, name: `n${id}` });

/** What a test may change. */
interface Surroundings {
  now: Date;
  connectWise: ScriptedConnectWise;
  worker: DeliveryWorker;
}

/** A worker over a scripted ConnectWise, and a clock that the test moves; both are new for every test. */
export function useDelivery({ db }: TestDatabase) {
  const makeWorker = (owner: string): DeliveryWorker => ({
    db,
    clock: { now: () => state.now, sleep: async () => {} },
    random: systemRandom,
    node: 'test',
    owner,
    connectWise: async () => state.connectWise,
    leaseMs: 180_000,
    searchDelaysMs: [5_000, 30_000],
    timeZone: 'UTC',
    reconsider,
    changed: () => {},
  });

  const state: Surroundings = {
    now: testNow,
    connectWise: scriptedConnectWise(),
    worker: makeWorker('worker-1'),
  };

  const scene = Object.assign(state, {
    makeWorker,
    pass(seconds: number): void {
      state.now = new Date(state.now.getTime() + seconds * 1000);
    },
    tickets: () => db.selectFrom('ticket').selectAll().orderBy('id').execute(),
    incident: () => db.selectFrom('incident').selectAll().executeTakeFirstOrThrow(),
    timeline: async () =>
      (await db.selectFrom('incident_event').select('kind').orderBy('id').execute()).map(({ kind }) => kind),
    async sourceId() {
      return (await db.selectFrom('source').select('id').executeTakeFirstOrThrow()).id;
    },
    /** One decided detection. Its ticket is due if the company is mapped and the service enabled. */
    async setUp({ mapped = true, enabled = true } = {}): Promise<void> {
      const choices = { board: chosen(1), status: chosen(2), priority: chosen(3), type: chosen(4) };
      await writeSetting(db, ticketService, { enabled, ...choices, problem: null }, by);
      await scene.connectionIsOk();
      const sourceId = await makeSource(db);
      await ingest(db, { sourceId, detections: [makeDetection()] }, state.now);
      if (mapped) await scene.map();
      scene.pass(11);
      await decideDue(db, state.now, systemRandom);
    },
    async connectionIsOk(): Promise<void> {
      const since = state.now.toISOString();
      await writeSetting(db, connectionHealth, { state: 'ok', problem: null, since }, by);
    },
    /** Maps the company that was seen last. */
    async map(connectWiseId = 250, name = 'Cedar'): Promise<void> {
      const company = await db
        .selectFrom('company')
        .select('id')
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirstOrThrow();
      await db
        .insertInto('mapping')
        .values({
          company_id: company.id,
          connectwise_company_id: connectWiseId,
          connectwise_company_name: name,
          mapped_at: state.now,
          mapped_by: 'test',
        })
        .execute();
    },
    /** Decides and delivers what is due now. */
    async settle(worker: DeliveryWorker = state.worker): Promise<void> {
      await decideDue(db, state.now, systemRandom);
      while (await deliverNext(worker)) await decideDue(db, state.now, systemRandom);
    },
  });

  beforeEach(() => {
    state.now = testNow;
    state.connectWise = scriptedConnectWise();
    state.worker = makeWorker('worker-1');
  });
  return scene;
}
