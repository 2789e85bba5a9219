/** A PostgreSQL server of the benchmark's own, or a database of its own on the one in PICKET_TEST_DATABASE_URL. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';

export async function startServer() {
  const given = process.env.PICKET_TEST_DATABASE_URL;
  if (given) return makeDatabase(given);
  const program = path.join(import.meta.dirname, '..', 'test', 'database', 'server-process.mjs');
  const child = spawn(process.execPath, [program, '--durable'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  for await (const line of createInterface({ input: child.stdout })) {
    const ready = /^ready (\S+)$/.exec(line);
    if (!ready) continue;
    return {
      url: ready[1],
      async stop() {
        child.stdin.end();
        await ended;
      },
    };
  }
  throw new Error('PostgreSQL did not start.');
}

async function makeDatabase(server) {
  const name = `picket_bench_${process.pid}`;
  const administer = async (sql) => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await administer(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, stop: () => administer(`drop database ${name} with (force)`) };
}
