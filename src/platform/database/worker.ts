import * as fs from 'node:fs';
import * as path from 'node:path';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { Engine } from './engine.ts';
import { engineOf, startOnFolder } from './pglite.ts';
import { unpackTemplate } from './template.ts';
import { type Reply, type Request, toWire, type WorkerStart } from './worker-protocol.ts';

/**
 * The thread of the embedded database. In the main thread a query would block all else (97 ms seen; from this thread 3
 * ms at the 99th percentile).
 */
async function serve(port: MessagePort, { folder, template }: WorkerStart): Promise<void> {
  const reply = (message: Reply) => port.postMessage(message);
  const engine = await open(folder, template, reply);
  if (!engine) return port.close();
  port.on('message', async (request: Request) => {
    try {
      if (request.kind === 'close') {
        await engine.close();
        reply({
          kind: 'result',
          id: request.id,
          result: { rows: [], command: undefined, affectedRows: undefined },
        });
        port.close();
      } else {
        const result = await engine.query(request.sql, request.parameters);
        reply({ kind: 'result', id: request.id, result });
      }
    } catch (thrown) {
      const error = toWire(thrown);
      reply({ kind: 'error', id: request.id, error });
      // PostgreSQL has ended, so later answers cannot be trusted.
      if (!isAnswer(error.fields)) process.exit(1);
    }
  });
  reply({ kind: 'ready' });
}

/** An ordinary error of a statement: it has a SQLSTATE, and the database continues. */
function isAnswer({ code, severity }: Readonly<Record<string, string>>): boolean {
  return code !== undefined && severity !== 'PANIC' && severity !== 'FATAL';
}

async function open(
  folder: string,
  template: string,
  reply: (message: Reply) => void,
): Promise<Engine | undefined> {
  const versionFile = path.join(folder, 'PG_VERSION');
  try {
    if (!fs.existsSync(versionFile)) {
      // A folder without PG_VERSION is left by a crash in initdb: it contains no data.
      fs.rmSync(folder, { recursive: true, force: true });
      if (fs.existsSync(template)) await unpackTemplate(template, folder);
      else
        reply({
          kind: 'note',
          message: `${template} is missing: Picket creates an empty database, which takes longer.`,
        });
    }
    const found = fs.existsSync(versionFile) ? fs.readFileSync(versionFile, 'utf8').trim() : undefined;
    if (found !== undefined && found !== postgresVersion) {
      reply({ kind: 'failed', message: 'created by another version of PostgreSQL', foundVersion: found });
      return undefined;
    }
    return engineOf(await startOnFolder(folder));
  } catch (error) {
    reply({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    return undefined;
  }
}

/** The major version of PostgreSQL in the PGlite that package.json names. */
const postgresVersion = '18';

if (parentPort) await serve(parentPort, workerData as WorkerStart);
