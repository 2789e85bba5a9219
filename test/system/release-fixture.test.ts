import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openDatabaseOf } from '../../src/app/open-database.ts';
import { keyringOf } from '../../src/app/upgrade.ts';
import { checkExport } from '../../src/ops/export/check-export.ts';
import { writeExport } from '../../src/ops/export/write-export.ts';
import { migrations } from '../../src/platform/database/migrations.ts';
import { systemClock } from '../../src/platform/values/clock.ts';
import { systemRandom } from '../../src/platform/values/random.ts';
import { fill } from './fill.ts';
import { configOf, dataFolder, runApp, startSandboxes } from './world.ts';

const releases = path.resolve(import.meta.dirname, '../database/upgrade/releases');

/** With `UPDATE_RELEASED`, this state becomes the fixture that later versions upgrade (see CONTRIBUTING.md). */
it('a filled installation is written to a file unchanged: later versions must upgrade it', async () => {
  const config = configOf(dataFolder(), { PICKET_SECRET_KEY: '5e'.repeat(32) });
  const { call, stop } = await runApp(config);
  await fill(call, await startSandboxes());
  await stop();

  const file = path.join(dataFolder(), 'state.ndjson.gz');
  const database = await openDatabaseOf(config);
  const random = { random: systemRandom };
  const deps = { db: database.db, keyring: keyringOf(config, random), ...random, clock: systemClock };
  await writeExport({ ...deps, version: '0.0.0' }, null, file);
  await database.close();
  const { tables, problem } = await checkExport(file, null, systemRandom);
  expect(problem).toBeNull();
  const filled = ['detection', 'incident', 'incident_event', 'ticket', 'ticket_attempt', 'mapping', 'source'];
  for (const table of [...filled, 'account', 'suppression', 'allow_entry', 'routing_rule', 'setting'])
    expect([table, tables[table]]).not.toEqual([table, 0]);
  if (process.env.UPDATE_RELEASED !== undefined)
    copyFileSync(file, path.join(releases, `${Object.keys(migrations).at(-1)}.ndjson.gz`));
});
