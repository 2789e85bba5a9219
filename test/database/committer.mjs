// A process for the tests to kill: commits rows one after the other and prints each number once its commit returned.
import { writeSync } from 'node:fs';
import { sql } from 'kysely';
import { openDatabase } from '../../dist/platform/database/open.js';

const [folder, first] = process.argv.slice(2);
const { db, migrate } = await openDatabase({ kind: 'embedded', folder });
await migrate();
for (let number = Number(first); ; number++) {
  await db
    .insertInto('setting')
    .values({ name: `row ${number}`, value: sql`'1'::jsonb`, updated_at: new Date(), updated_by: 'test' })
    .execute();
  writeSync(1, `${number}\n`);
}
