import { existsSync, openAsBlob } from 'node:fs';
import { templateFile } from '../../src/platform/database/built-file.ts';
import type { Engine } from '../../src/platform/database/engine.ts';
import { engineOf, startInMemory } from '../../src/platform/database/pglite.ts';

/**
 * The embedded database in memory and in this thread, started by its first query: fast, for tests. The real one, with
 * its thread, folder and lock, is tested in src/platform/database/.
 */
export function memoryEngine(): Engine {
  let starting: Promise<Engine> | undefined;
  const engine = () => {
    starting ??= start();
    return starting;
  };
  return {
    query: async (sql, parameters) => (await engine()).query(sql, parameters),
    async close() {
      const started = starting;
      starting = undefined;
      await (await started)?.close();
    },
  };
}

async function start(): Promise<Engine> {
  const template = templateFile();
  return engineOf(await startInMemory(existsSync(template) ? await openAsBlob(template) : undefined));
}
