import { spawn } from 'node:child_process';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { noLog } from '../../src/platform/database/log.ts';
import { serverDatabase } from '../../src/platform/database/open.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Any database of the server that the tests run on; not set in the embedded project. */
    readonly serverUrl?: string;
    /** A database with all tables and no rows, from which others are copied. */
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

export interface OwnServer {
  readonly url: string;
  /** Stops it as an administrator does, crashes it, or starts it again; resolves when that is done. */
  make(change: 'stop' | 'crash' | 'start'): Promise<void>;
  stop(): Promise<void>;
}

/** A separate PostgreSQL server on a free port. */
export async function startServer(): Promise<OwnServer> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'server-process.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  const hear = (line: RegExp) =>
    new Promise<string | undefined>((resolve) => {
      const look = () => {
        const heard = line.exec(said);
        if (!heard) return;
        child.stdout.off('data', look);
        resolve(heard[1]);
      };
      child.stdout.on('data', look);
      ended.then(() => resolve(undefined));
    });
  const url = await hear(/^ready (\S+)\n/m);
  if (!url) throw new Error(said || 'PostgreSQL did not start.');
  return {
    url,
    async make(change) {
      said = '';
      const done = hear(/^(done)\n/m);
      child.stdin.write(`${change}\n`);
      if (!(await done)) throw new Error(said || `PostgreSQL did not ${change}.`);
    },
    stop() {
      child.stdin.end();
      return ended;
    },
  };
}
