import { sql } from 'kysely';
import type { Engine } from '../../src/platform/database/engine.ts';
import { type Database, embeddedDatabase } from '../../src/platform/database/open.ts';
import { emptyUsedTables } from '../database/empty-tables.ts';
import { memoryEngine } from '../database/memory.ts';
import { serverEngine, withoutVacuum } from './server-engine.ts';

/** One database for all runs, since starting one takes seconds and emptying one milliseconds. */
export interface SharedDatabase {
  /** Reads without faults. */
  readonly database: Database;
  readonly engine: Engine;
  /** Whether a query is under way. */
  busy(): boolean;
  /** Resolves once none is. */
  idle(): Promise<void>;
  /** Work of the world that is not a query: a run waits until it is done. */
  during<T>(work: Promise<T>): Promise<T>;
  /** How often anything was written. */
  writes(): number;
  empty(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens it, with a trigger that records each change of a decision: timelines are compared with it.
 * @param url of a server in place of the embedded database.
 */
export async function openShared(url?: string): Promise<SharedDatabase> {
  const engine = url === undefined ? memoryEngine() : await serverEngine(url);
  let queries = 0;
  let writes = 0;
  let waiting: (() => void)[] = [];
  const done = () => {
    queries -= 1;
    if (queries > 0) return;
    for (const resolve of waiting) resolve();
    waiting = [];
  };
  const counted: Engine = {
    async query(text, parameters) {
      queries += 1;
      try {
        const result = await engine.query(text, parameters);
        if (result.affectedRows !== 0 && !/^(select|start|commit)/i.test(result.command ?? '')) writes += 1;
        return result;
      } finally {
        done();
      }
    },
    // The processes of a run end without closing what they share.
    close: async () => {},
  };
  const database = embeddedDatabase(counted);
  await database.migrate();
  for (const statement of noteDecisions) await sql.raw(statement).execute(database.db);
  if (url !== undefined) await sql.raw(withoutVacuum).execute(database.db);
  return {
    database,
    engine: counted,
    busy: () => queries > 0,
    idle: () => (queries === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    async during(work) {
      queries += 1;
      try {
        return await work;
      } finally {
        done();
      }
    },
    writes: () => writes,
    async empty() {
      await counted.query(emptyUsedTables, []);
    },
    close: () => engine.close(),
  };
}

const noteDecisions = [
  `create table decision_note (
    id bigint generated always as identity primary key,
    incident_id bigint not null,
    decision text not null,
    reason text not null
  )`,
  `create function note_decision() returns trigger language plpgsql as $$
  begin
    insert into decision_note (incident_id, decision, reason) values (new.id, new.decision, new.decision_reason);
    return null;
  end $$`,
  `create trigger note_decision after update on incident for each row
    when (old.decision <> new.decision or old.decision_reason <> new.decision_reason)
    execute function note_decision()`,
];
