import { describe, expect, it, onTestFinished } from 'vitest';
import { connectWiseClients } from '../../src/connectwise/connection/connectwise-clients.ts';
import { rollUpSettings } from '../../src/decisions/roll-up-settings.ts';
import { noLog } from '../../src/platform/database/log.ts';
import { serverDatabase } from '../../src/platform/database/open.ts';
import { writeSetting } from '../../src/platform/settings/store.ts';
import { ProblemError } from '../../src/platform/values/problem.ts';
import { systemRandom } from '../../src/platform/values/random.ts';
import { testKeyring } from '../../src/sources/testing/setup.ts';
import { useTicketed } from '../../src/tickets/sync/testing/ticketed.ts';
import { useDatabase } from '../database/use-database.ts';
import { choosePositions, isDeep } from './choose-positions.ts';
import { type CuttingLine, cuttingLine } from './cutting-line.ts';
import { attachments, closing, links, notes, reopening } from './follow-ups.ts';
import { commands, contacts, notifications, polls, reports } from './other-protocols.ts';
import { makeWorker, type Stage, type Task, type Worker } from './picket.ts';

const test = useDatabase();
const scene = useTicketed(test, { oneClock: true });

/** After each round. A lease and the longest pause after a failure end within a few of them. */
const roundMs = 70_000;
const mostRounds = 15;

async function openStage(): Promise<{ line: CuttingLine; stage: Stage; worker: (serial: number) => Worker }> {
  const line = await cuttingLine(test.url ?? '');
  const database = serverDatabase(line.url, 3, noLog);
  const network = { allowPrivate: false, proxy: null };
  const clients = connectWiseClients({
    db: database.db,
    keyring: testKeyring,
    options: { clock: scene.clock, random: systemRandom, network },
  });
  onTestFinished(async () => {
    await clients.close();
    await database.close();
    await line.close();
  });
  const stage = { scene, db: test.db, cutDb: database.db };
  // Each task must have its own ticket.
  const unlimited = { ...rollUpSettings.initial, ticketsPerCompany: 0, ticketsInAll: 0 };
  await writeSetting(test.db, rollUpSettings, unlimited, { at: scene.clock.now(), actor: 'test' });
  return { line, stage, worker: (serial) => makeWorker(stage, () => clients.current(), serial) };
}

describe('a connection to PostgreSQL that is cut, and a process that starts again', () => {
  it.each([
    ['a note', notes],
    ['a link to a configuration', links],
    ['a ticket with its contact', contacts],
    ['an attachment', attachments],
    ['a report as a ticket', reports],
    ['closing a ticket', closing],
    ['reopening a ticket', reopening],
    ['a command in a note', commands],
    ['a notification', notifications],
    ['reading a source', polls],
  ] as const)('%s happens once, whichever statement the cut meets', async (name, open) => {
    const { line, stage, worker } = await openStage();
    const { steps, begin } = await open(stage);
    let processes = 1;
    let serial = 0;

    /** Runs the loops until the task is done. If the process ends at the cut, another one starts. */
    async function settle(task: Task, what: string, ends = true): Promise<void> {
      for (let round = 0; round < mostRounds; round += 1) {
        for (const step of steps) {
          try {
            await step(worker(processes));
          } catch (thrown) {
            if (!(thrown instanceof ProblemError && thrown.problem.code.startsWith('database.')))
              throw thrown;
            if (ends) processes += 1;
            await line.settled();
            break;
          }
        }
        if (await task.isDone()) return expect([what, await task.count()]).toEqual([what, 1]);
        await task.help?.();
        scene.clock.pass(roundMs);
      }
      throw new Error(`${what}: it is not done after ${mostRounds} rounds; ${await task.count()} there.`);
    }
    const start = async (): Promise<Task> => {
      serial += 1;
      return begin(serial);
    };

    const tasks: Task[] = [];
    // The first one loads what is kept for the next: the second has the statements that are then cut.
    for (const what of ['first', 'undisturbed']) {
      const task = await start();
      tasks.push(task);
      line.watch();
      await settle(task, what);
    }
    const statements = line.statements();
    let met = 0;
    const chosen = choosePositions(statements);
    for (const { at, when, ends } of chosen) {
      const task = await start();
      tasks.push(task);
      line.watch({ at, when });
      await settle(task, `${when} at ${at}${ends ? '' : ', same process'}: ${statements[at]}`, ends);
      if (line.statements().length > at) met += 1;
    }
    // Nothing is repeated later, and nothing remains leased.
    line.watch();
    for (let round = 0; round < 3; round += 1) {
      for (const step of steps) await step(worker(processes));
      scene.clock.pass(roundMs);
    }
    for (const task of tasks) expect(await task.count()).toBe(1);
    expect(await leased()).toEqual([]);
    expect(met).toBeGreaterThan(chosen.length / 2);
    if (isDeep) process.stdout.write(`${name}: ${statements.length} statements, ${met} cuts\n`);
  });
});

/** The tables with rows that a process still holds. */
async function leased(): Promise<string[]> {
  const tables = [
    ...(['ticket', 'ticket_operation', 'ticket_notes', 'ticket_sync'] as const),
    ...(['report_delivery', 'notification', 'source'] as const),
  ];
  const found: string[] = [];
  for (const table of tables) {
    const rows = await test.db
      .selectFrom(table)
      .select('locked_by')
      .where('locked_by', 'is not', null)
      .execute();
    if (rows.length > 0) found.push(table);
  }
  return found;
}
