import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { Kysely, sql } from 'kysely';
import pg from 'pg';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { administer, databaseUrl } from '../../../test/database/server.ts';
import { noLog } from './log.ts';
import { migrations } from './migrations.ts';
import { openDatabase } from './open.ts';
import type { Schema } from './schema.ts';
import { serverDialect } from './server.ts';
import { transaction } from './transaction.ts';

const serverUrl = inject('serverUrl') ?? '';

const open = async (url: string, warnings: string[] = []) => {
  const log = { info: () => {}, warn: (line: string) => warnings.push(line) };
  const database = await openDatabase({ kind: 'server', url, poolSize: 2 }, { log });
  onTestFinished(() => database.close());
  return database;
};

describe('a PostgreSQL server', () => {
  it('is migrated once, by four processes that start at the same time', async () => {
    const name = `picket_empty_${process.pid}`;
    await administer(serverUrl, `create database ${name}`);
    const url = databaseUrl(serverUrl, name);
    const four = await Promise.all([1, 2, 3, 4].map(() => openDatabase({ kind: 'server', url })));
    try {
      const ran = await Promise.all(four.map((database) => database.migrate()));
      expect(ran.flat()).toEqual(Object.keys(migrations));
    } finally {
      await Promise.all(four.map((database) => database.close()));
      await administer(serverUrl, `drop database ${name} with (force)`);
    }
  });

  it('may close idle connections: that is logged, and the next query uses another one', async () => {
    const warnings: string[] = [];
    const { db } = await open(serverUrl, warnings);
    const own = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
    const pid = own.rows[0]?.pid;
    await administer(serverUrl, `select pg_terminate_backend(${pid})`);
    await expect.poll(() => warnings).toHaveLength(1);
    const other = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
    expect(other.rows[0]?.pid).not.toBe(pid);
  });

  it('may close a connection in the middle of a transaction: only that transaction fails', async () => {
    const warnings: string[] = [];
    const { db } = await open(serverUrl, warnings);
    const work = transaction(db, async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
      await administer(serverUrl, `select pg_terminate_backend(${rows[0]?.pid})`);
      // No statement waits on this connection, so its end arrives as an event.
      await expect.poll(() => warnings).toHaveLength(1);
      await sql`select 1`.execute(tx);
    });
    await expect(work).rejects.toMatchObject({ problem: { code: 'database.connection_lost' } });
    expect((await sql<{ n: number }>`select 1 as n`.execute(db)).rows).toEqual([{ n: 1 }]);
  });

  it('may close a connection at a commit: that is reported, and the work is never done again blindly', async () => {
    const { db } = await open(serverUrl);
    const table = `ends_at_commit_${process.pid}`;
    let runs = 0;
    const work = transaction(db, async (tx) => {
      runs += 1;
      await sql
        .raw(`create table ${table} (n int);
          create function ${table}() returns trigger language plpgsql as
            'begin perform pg_terminate_backend(pg_backend_pid()); return null; end';
          create constraint trigger ends after insert on ${table} deferrable initially deferred
            for each row execute function ${table}();
          insert into ${table} values (1)`)
        .execute(tx);
    });
    await expect(work).rejects.toMatchObject({ problem: { code: 'database.connection_lost' } });
    expect(runs).toBe(1);
    expect((await sql`select to_regclass(${table}::text) as found`.execute(db)).rows).toEqual([
      { found: null },
    ]);
  });

  it('shows Picket under its name', async () => {
    const { db } = await open(serverUrl);
    const { rows } = await sql`select current_setting('application_name') as name`.execute(db);
    expect(rows).toEqual([{ name: 'picket' }]);
  });

  it('that is not running is named, without the password', async () => {
    const refused = open('postgres://picket:s3cret@127.0.0.1:1/picket');
    await expect(refused).rejects.toMatchObject({
      problem: {
        code: 'database.server_unreachable',
        message: expect.stringContaining('127.0.0.1:1/picket'),
      },
    });
    await expect(refused).rejects.not.toThrow(/s3cret/);
  });

  it('without such a database or user says so', async () => {
    const elsewhere = new URL(serverUrl);
    elsewhere.username = 'nobody';
    for (const url of [databaseUrl(serverUrl, 'not_there'), elsewhere.href]) {
      await expect(open(url)).rejects.toMatchObject({ problem: { code: 'database.server_refused' } });
    }
  });

  it('whose database does not store UTF-8 is refused', async () => {
    const name = `picket_ascii_${process.pid}`;
    await administer(
      serverUrl,
      `create database ${name} encoding 'SQL_ASCII' lc_collate 'C' lc_ctype 'C' template template0`,
    );
    onTestFinished(() => administer(serverUrl, `drop database ${name} with (force)`));
    await expect(open(databaseUrl(serverUrl, name))).rejects.toMatchObject({
      problem: { code: 'database.not_utf8', message: expect.stringContaining('SQL_ASCII') },
    });
  });

  it('without a socket at the given path is distinguished from one that cannot be reached', async () => {
    await expect(open('postgres://picket@/picket?host=/nowhere')).rejects.toMatchObject({
      problem: { code: 'database.socket_unusable', message: expect.stringContaining('/nowhere') },
    });
  });

  it('that offers no TLS says which setting to change', async () => {
    const url = new URL(serverUrl);
    url.searchParams.set('sslmode', 'require');
    await expect(open(url.href)).rejects.toMatchObject({
      problem: { code: 'database.no_tls', hint: expect.stringContaining('sslmode=disable') },
    });
  });

  it('that takes no writes is refused, and named while Picket runs', async () => {
    const name = `picket_read_only_${process.pid}`;
    await administer(serverUrl, `create database ${name}`);
    onTestFinished(() => administer(serverUrl, `drop database ${name} with (force)`));
    const database = await openDatabase({ kind: 'server', url: databaseUrl(serverUrl, name) });
    expect(await database.readOnly()).toBeNull();
    await administer(serverUrl, `alter database ${name} set default_transaction_read_only = on`);
    await expect(open(databaseUrl(serverUrl, name))).rejects.toMatchObject({
      problem: { code: 'database.read_only', hint: expect.stringContaining('default_transaction_read_only') },
    });
    await sql`set default_transaction_read_only = on`.execute(database.db);
    expect(await database.readOnly()).toMatchObject({ code: 'database.read_only' });
    await expect(sql`create table refused ()`.execute(database.db)).rejects.toMatchObject({
      problem: { code: 'database.read_only' },
    });
    await database.close();
  });

  it('that stops answering is given up, and the next statement has another connection', async () => {
    const { hostname, port } = new URL(serverUrl);
    const line = await silentLine(hostname, Number(port || 5432));
    const url = new URL(serverUrl);
    url.hostname = '127.0.0.1';
    url.port = `${line.port}`;
    const options = { url: url.href, poolSize: 1, statementTimeout: 200, answerTimeout: 400 };
    const db = new Kysely<Schema>({ dialect: serverDialect(options, noLog) });
    onTestFinished(() => db.destroy());
    await sql`select 1`.execute(db);
    line.silence();
    await expect(sql`select 2`.execute(db)).rejects.toMatchObject({
      problem: { code: 'database.connection_lost', message: expect.stringContaining('no answer') },
    });
    await expect(
      transaction(db, async (tx) => {
        await sql`select 3`.execute(tx);
        line.silence();
        await sql`select 4`.execute(tx);
      }),
    ).rejects.toMatchObject({ problem: { code: 'database.connection_lost' } });
    expect((await sql<{ n: number }>`select 5 as n`.execute(db)).rows).toEqual([{ n: 5 }]);
  });

  it('that is too old is refused', async () => {
    await expect(open(await pretendServer('14.9', 140_009))).rejects.toMatchObject({
      problem: { code: 'database.server_too_old', message: expect.stringContaining('14.9') },
    });
  });

  it.each(['', 'not an address', 'mysql://db.example/picket'])('is not found at “%s”', async (url) => {
    await expect(open(url)).rejects.toMatchObject({ problem: { code: 'database.url_invalid' } });
  });
});

/** A way to the server on which, at will, what is connected falls silent without being closed. */
async function silentLine(host: string, port: number) {
  const pairs = new Set<Socket>();
  const server = createServer((socket: Socket) => {
    const upstream = connect(port, host);
    socket.pipe(upstream).pipe(socket);
    for (const one of [socket, upstream]) one.on('error', () => {});
    pairs.add(socket).add(upstream);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const one of pairs) one.destroy();
    server.close();
  });
  return {
    port: (server.address() as AddressInfo).port,
    silence() {
      for (const one of pairs) one.unpipe().pause();
    },
  };
}

/** Speaks just enough of the protocol (PostgreSQL manual, 53.7) to tell its version. */
async function pretendServer(version: string, number: number): Promise<string> {
  const message = (type: string, ...parts: Buffer[]) => {
    const body = Buffer.concat(parts);
    const head = Buffer.alloc(5);
    head.write(type);
    head.writeInt32BE(body.length + 4, 1);
    return Buffer.concat([head, body]);
  };
  const int16 = (value: number) => Buffer.from([value >> 8, value & 255]);
  const int32 = (value: number) => Buffer.from([0, 0, value >> 8, value & 255]);
  const column = (name: string) =>
    Buffer.concat([
      Buffer.from(`${name}\0`),
      int32(0),
      int16(0),
      int32(pg.types.builtins.TEXT),
      int16(9),
      int32(9),
      int16(0),
    ]);
  const value = (text: string) => Buffer.concat([int32(text.length), Buffer.from(text)]);
  const ready = message('Z', Buffer.from('I'));
  const answer = Buffer.concat([
    message('T', int16(2), column('number'), column('version')),
    message('D', int16(2), value(String(number)), value(version)),
    message('C', Buffer.from('SELECT 1\0')),
    ready,
  ]);
  const server = createServer((socket: Socket) => {
    socket.once('data', () => {
      socket.write(Buffer.concat([message('R', int32(0)), ready]));
      socket.once('data', () => socket.write(answer));
    });
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
  });
  const address = server.address();
  return `postgres://picket@127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/picket`;
}
