import { beforeEach } from 'vitest';
import type { TestDatabase } from '../../../../test/database/use-database.ts';
import { saveConnection } from '../../../connectwise/connection/save-connection.ts';
import { connectionTo, type Scene, useScene } from '../../../connectwise/connection/testing/scene.ts';
import { ticketService } from '../../../connectwise/services/ticket-service.ts';
import { makeDetection, makeSource } from '../../../detections/testing/make-detection.ts';
import { ingest } from '../../../ingest/ingest.ts';
import { writeSetting } from '../../../platform/settings/store.ts';
import { systemRandom } from '../../../platform/values/random.ts';
import { sandboxAccount } from '../../../sandbox/connectwise/start.ts';
import { deliverNext } from '../../deliver-next.ts';
import { decideDue } from '../../due/decide-due.ts';
import { syncTickets, type TicketSync } from '../sync-tickets.ts';

const { securityAlerts } = sandboxAccount.boards;
const choice = (id: number) => ({ id, name: String(id) });

export interface Ticketed extends Scene {
  /** A detection at the company; the same as the last one by default. */
  detect(given?: object): Promise<void>;
  /** Several of them in one batch. */
  detectAll(given: readonly object[]): Promise<void>;
  /** Grants the role more rights: a level for each function. */
  grant(rights: Readonly<Record<string, 'edit'>>): Promise<void>;
  /** Decides and delivers everything that is due. */
  deliver(): Promise<void>;
  /** One round of reading back, after some time. */
  sync(more?: Partial<Pick<TicketSync, 'seen' | 'connectWise' | 'observe'>>): ReturnType<typeof syncTickets>;
  /** Changes a ticket as a technician would. */
  work(number: number, change: object): Promise<void>;
  remove(number: number): Promise<void>;
  incidents(): Promise<{ id: number; state: string; closed_reason: string | null }[]>;
  tickets(): ReturnType<typeof loadTickets>;
  timeline(): Promise<string[]>;
}

const loadTickets = (db: TestDatabase['db']) => db.selectFrom('ticket').selectAll().orderBy('id').execute();

/** A sandbox with Picket connected to it, and one incident whose ticket was created. */
export function useTicketed(test: TestDatabase, options?: { oneClock: boolean }): Ticketed {
  const scene = useScene(test, options) as Ticketed;
  beforeEach(async () => {
    const { db } = test;
    const { clock, clients } = scene;
    await saveConnection(scene, connectionTo(scene), 'test');
    const chosen = {
      board: choice(securityAlerts.id),
      status: choice(securityAlerts.statuses.new),
      type: choice(securityAlerts.types.dnsThreat),
      priority: choice(sandboxAccount.priorities.high),
    };
    const by = { at: clock.now(), actor: 'test' };
    await writeSetting(db, ticketService, { enabled: true, ...chosen, problem: null }, by);
    const sourceId = await makeSource(db);
    const worker = {
      db,
      clock,
      random: systemRandom,
      node: 'test',
      owner: 'test',
      connectWise: () => clients.current(),
      leaseMs: 60_000,
      searchDelaysMs: [0],
      timeZone: 'UTC',
      reconsider: scene.reconsider,
      changed: () => {},
    };
    Object.assign(scene, {
      detect: (given = {}) => scene.detectAll([given]),
      async detectAll(given: readonly object[]) {
        const detections = given.map((one) => makeDetection({ occurredAt: clock.now(), ...one }));
        await ingest(db, { sourceId, detections }, clock.now());
      },
      async grant(rights: Readonly<Record<string, 'edit'>>) {
        const rows = Object.entries(rights).map(([name, level]) => ({ function: name, [level]: 'All' }));
        await scene.control('PUT', '/role', { rows });
      },
      async deliver() {
        clock.pass(11_000);
        await decideDue(db, clock.now(), systemRandom);
        while (await deliverNext(worker)) clock.pass(1_000);
      },
      sync(more) {
        clock.pass(31_000);
        const deps = { db, clock, connectWise: () => clients.current(), ...more };
        return syncTickets(deps, new AbortController().signal);
      },
      work: (number: number, change: Record<string, unknown>) =>
        scene.control('PATCH', `/tickets/${number}`, change),
      remove: (number: number) => scene.control('DELETE', `/tickets/${number}`, {}),
      incidents: () =>
        db.selectFrom('incident').select(['id', 'state', 'closed_reason']).orderBy('id').execute(),
      tickets: () => loadTickets(db),
      async timeline() {
        const rows = await db.selectFrom('incident_event').select('message').orderBy('id').execute();
        return rows.map(({ message }) => message);
      },
    } satisfies Partial<Ticketed>);
    await scene.detect();
    const { company_id } = await db.selectFrom('incident').select('company_id').executeTakeFirstOrThrow();
    const mapped = { connectwise_company_id: sandboxAccount.companies.cedarStreetDental, mapped_at: by.at };
    await db
      .insertInto('mapping')
      .values({ company_id, ...mapped, connectwise_company_name: 'Cedar', mapped_by: 'test' })
      .execute();
    await scene.deliver();
  });
  return scene;
}
