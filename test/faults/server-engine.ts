import pg from 'pg';
import type { Engine } from '../../src/platform/database/engine.ts';
import { connection } from '../../src/platform/database/server.ts';
import { administer, databaseUrl } from '../database/server.ts';

/** Earlier runs must not change how the next one is planned: the same seed is the same history. */
const settings = [
  'plan_cache_mode=force_generic_plan',
  'synchronous_commit=off',
  'jit=off',
  'max_parallel_workers_per_gather=0',
];

/** One connection to a new database of a PostgreSQL server, as the embedded database has it: several times as fast. */
export async function serverEngine(url: string): Promise<Engine> {
  const name = `picket_faults_${process.pid}`;
  await administer(url, `create database ${name}`);
  const config = connection(databaseUrl(url, name));
  const options = [config.options, ...settings.map((one) => `-c ${one}`)].join(' ');
  const client = new pg.Client({ ...config, options });
  await client.connect();
  const names = new Map<string, string>();
  // Each statement is parsed once. One without parameters may be several, which cannot be prepared.
  const nameOf = (text: string) => {
    const known = names.get(text) ?? `statement_${names.size}`;
    names.set(text, known);
    return known;
  };
  return {
    async query(text, parameters) {
      const prepared = parameters.length === 0 ? {} : { name: nameOf(text), values: [...parameters] };
      const result = await client.query({ text, ...prepared });
      const writes = ['INSERT', 'UPDATE', 'DELETE', 'MERGE'].includes(result.command);
      return {
        rows: result.rows,
        command: result.command,
        affectedRows: writes ? (result.rowCount ?? 0) : undefined,
      };
    },
    async close() {
      await client.end();
      await administer(url, `drop database if exists ${name} with (force)`);
    },
  };
}

/** The server must not vacuum tables at random times. */
export const withoutVacuum = `do $$
declare name text;
begin
  for name in select format('%I', tablename) from pg_tables where schemaname = 'public' loop
    execute format('alter table %s set (autovacuum_enabled = false)', name);
  end loop;
end $$`;
