/** A PostgreSQL server of the benchmark's own, or the one that PICKET_TEST_DATABASE_URL names. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

export async function startServer() {
  const given = process.env.PICKET_TEST_DATABASE_URL;
  if (given) return { url: given, stop: async () => {} };
  const program = path.join(import.meta.dirname, '..', 'test', 'database', 'server-process.mjs');
  const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] });
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
