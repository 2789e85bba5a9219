/** A primary and a streaming standby of Debian's PostgreSQL, and an address that leads to one of them. */
import { chmodSync, chownSync, mkdirSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import path from 'node:path';
import { freePort, run, serve, until } from './programs.mjs';

const bin = '/usr/lib/postgresql/15/bin';

/** PostgreSQL refuses to run as root. */
const asPostgres = (program, args) => [
  '--reuid=postgres',
  '--regid=postgres',
  '--clear-groups',
  `${bin}/${program}`,
  ...args,
];
const runAsPostgres = (program, args) => run('setpriv', asPostgres(program, args), { cwd: '/' });

export async function startPair(scratch) {
  const folder = path.join(scratch, 'postgresql');
  mkdirSync(folder);
  const [uid, gid] = ['-u', '-g'].map((which) => Number(run('id', [which, 'postgres'])));
  // The folder above is for root alone.
  chmodSync(scratch, 0o711);
  chownSync(folder, uid, gid);
  const [one, two] = ['one', 'two'].map((name) => path.join(folder, name));
  const ports = [await freePort(), await freePort()];
  const start = (data, port, more = []) =>
    serve(
      'setpriv',
      asPostgres('postgres', [
        '-D',
        data,
        '-p',
        `${port}`,
        '-k',
        folder,
        '-c',
        'listen_addresses=127.0.0.1',
        ...more,
      ]),
    );
  const ready = (port) => until(() => run(`${bin}/pg_isready`, ['-q', '-h', '127.0.0.1', '-p', `${port}`]));
  const ask = (port, sql) =>
    run('psql', ['-h', '127.0.0.1', '-p', `${port}`, '-U', 'postgres', '-Atc', sql]).trim();

  runAsPostgres('initdb', ['-D', one, '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8']);
  // A commit is answered once the standby has it: a failover loses nothing.
  const primary = start(one, ports[0], [
    '-c',
    'synchronous_standby_names=*',
    '-c',
    'synchronous_commit=local',
  ]);
  await ready(ports[0]);
  runAsPostgres('pg_basebackup', [
    '-h',
    '127.0.0.1',
    '-p',
    `${ports[0]}`,
    '-U',
    'postgres',
    '-D',
    two,
    '-R',
    '-X',
    'stream',
    '-c',
    'fast',
  ]);
  const standby = start(two, ports[1]);
  await ready(ports[1]);
  ask(ports[0], 'create database picket');
  ask(ports[0], 'alter database picket set synchronous_commit = on');
  await until(() => {
    if (ask(ports[0], 'select sync_state from pg_stat_replication') !== 'sync') throw new Error('not yet');
    if (ask(ports[1], "select count(*) from pg_database where datname = 'picket'") !== '1')
      throw new Error('not yet');
  });
  return {
    ports,
    url: (port) => `postgres://postgres@127.0.0.1:${port}/picket`,
    /** As the machine of the primary dies. */
    crashPrimary: () => primary.stop('SIGQUIT'),
    promote: () => runAsPostgres('pg_ctl', ['promote', '-w', '-D', two]),
    async stop() {
      await primary.stop('SIGQUIT');
      await standby.stop('SIGQUIT');
    },
  };
}

/** An address that moves from one server to another, as a virtual one does; or that swallows everything. */
export async function movingAddress(first) {
  let target = first;
  let swallows = false;
  let pairs = new Set();
  const held = new Set();
  const server = createServer((client) => {
    if (swallows) return void held.add(client);
    const upstream = connect(target, '127.0.0.1');
    const pair = [client, upstream];
    pairs.add(pair);
    const end = () => {
      if (swallows || held.has(client)) return;
      for (const one of pair) one.destroy();
      pairs.delete(pair);
    };
    for (const one of pair) one.on('error', end).on('close', end);
    client.on('data', (piece) => swallows || upstream.write(piece));
    upstream.on('data', (piece) => swallows || client.write(piece));
  });
  const port = await new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve(server.address().port)),
  );
  const cut = () => {
    for (const pair of pairs) for (const one of pair) one.destroy();
    pairs.clear();
  };
  return {
    port,
    moveTo(other) {
      target = other;
      cut();
    },
    /** No packet passes and no connection is closed, as when a cable is cut. */
    swallow(on) {
      swallows = on;
    },
    /** New connections pass. Those of before stay silent for ever. */
    leave() {
      for (const pair of pairs) {
        held.add(pair[0]);
        pair[1].destroy();
        pair[0].removeAllListeners('data');
      }
      pairs = new Set();
      swallows = false;
    },
    close() {
      cut();
      for (const one of held) one.destroy();
      server.close();
    },
  };
}
