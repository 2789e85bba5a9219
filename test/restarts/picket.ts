import type { Kysely } from 'kysely';
import { fetchRights } from '../../src/connectwise/connection/fetch-rights.ts';
import type { Schema } from '../../src/platform/database/schema.ts';
import { systemRandom } from '../../src/platform/values/random.ts';
import type { NotesWorker } from '../../src/tickets/commands/worker.ts';
import type { DeliveryWorker } from '../../src/tickets/deliver/worker.ts';
import { deliverNext } from '../../src/tickets/deliver-next.ts';
import { decideDue } from '../../src/tickets/due/decide-due.ts';
import type { Ticketed } from '../../src/tickets/sync/testing/ticketed.ts';

/** What the loops of one process of Picket use. */
export type Worker = DeliveryWorker & NotesWorker;

/** One round of a loop. */
export type Step = (worker: Worker) => Promise<unknown>;

/** Something that Picket has to do once. */
export interface Task {
  /** Whether the database says that it is done. */
  readonly isDone: () => Promise<boolean>;
  /** How often it was done, as the other side sees it. */
  readonly count: () => Promise<number>;
  /** What a person does, if Picket asks one. */
  readonly help?: () => Promise<unknown>;
}

/** A way in which Picket does a task, and how to give it another one. */
export interface Protocol {
  readonly steps: readonly Step[];
  readonly begin: (serial: number) => Promise<Task>;
}

/** The scene of a test, and the database directly, for what is not under test. */
export interface Stage {
  readonly scene: Ticketed;
  readonly db: Kysely<Schema>;
  /** The database as Picket reaches it. */
  readonly cutDb: Kysely<Schema>;
}

/** A process of Picket with this serial number. */
export function makeWorker(
  { scene, cutDb }: Stage,
  connectWise: Worker['connectWise'],
  serial: number,
): Worker {
  return {
    db: cutDb,
    clock: scene.clock,
    random: systemRandom,
    node: `node ${serial}`,
    owner: `worker ${serial}`,
    connectWise,
    leaseMs: 60_000,
    searchDelaysMs: [0, 1_000],
    timeZone: 'UTC',
    publicUrl: undefined,
    reconsider: scene.reconsider,
    changed: () => {},
  };
}

export const decide: Step = ({ db, clock, random }) => decideDue(db, clock.now(), random);

/** Delivers everything that is due: tickets and follow-ups. */
export const deliver =
  ({ scene }: Stage): Step =>
  async (worker) => {
    while (await deliverNext(worker)) scene.clock.pass(1_000);
  };

/** Gives the API member rights, and lets Picket read them. */
export async function grant({ scene, db }: Stage, rights: Readonly<Record<string, object>>): Promise<void> {
  const rows = Object.entries(rights).map(([name, levels]) => ({ function: name, ...levels }));
  await scene.control('PUT', '/role', { rows });
  await fetchRights({ db, clock: scene.clock }, await scene.clients.current());
}
