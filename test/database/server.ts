import { spawn } from 'node:child_process';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { noLog } from '../../src/database/log.ts';
import { serverDatabase } from '../../src/database/open.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Any database of the server that the tests run on; not set in the embedded project. */
    readonly serverUrl?: string;
    /** A database with all tables and no rows, to make others from. */
    readonly serverTemplate?: string;
  }
}

const template = `picket_template_${process.pid}`;
let stop: () => Promise<void> = async () => {};

/** Vitest's global set-up of the `server` project: one server for all of its files. */
export async function setup(project: TestProject): Promise<void> {
  const given = process.env.PICKET_TEST_DATABASE_URL;
  const server = given ? { url: given, stop: async () => {} } : await startServer();
  stop = server.stop;
  try {
    await administer(server.url, `create database ${template}`);
    const database = serverDatabase(databaseUrl(server.url, template), 1, noLog);
    await database.migrate();
    await database.close();
  } catch (error) {
    await stop();
    throw error;
  }
  stop = async () => {
    await administer(server.url, `drop database if exists ${template} with (force)`);
    await server.stop();
  };
  project.provide('serverUrl', server.url);
  project.provide('serverTemplate', template);
}

export async function teardown(): Promise<void> {
  await stop();
}

/** Runs one statement that cannot run in a transaction, such as `create database`. */
export async function administer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** The same server, another database. */
export function databaseUrl(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

async function startServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'server-process.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  const url = await new Promise<string | undefined>((resolve) => {
    child.stdout.on('data', () => {
      const ready = /^ready (\S+)\n/m.exec(said);
      if (ready) resolve(ready[1]);
    });
    ended.then(() => resolve(undefined));
  });
  if (!url) throw new Error(said || 'PostgreSQL did not start.');
  return {
    url,
    stop() {
      child.stdin.end();
      return ended;
    },
  };
}
