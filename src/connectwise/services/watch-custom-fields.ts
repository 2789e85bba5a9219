import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import { changing } from '../../platform/settings/change.ts';
import { loadSetting, writeSetting } from '../../platform/settings/store.ts';
import type { ConnectWise } from '../client/types.ts';
import type { Watcher } from '../connection/watcher.ts';
import { fetchCatalog } from './custom-field-catalog.ts';
import { heldForFieldsCode, heldWithoutValueCode } from './custom-field-problems.ts';
import { type CustomFieldSettings, customFieldSettings } from './custom-fields-setting.ts';
import { refreshField } from './refresh-custom-field.ts';
import { rememberingFields } from './verify-custom-fields.ts';

/** Whether a ticket is held for custom fields, or a chosen one cannot be used: then they are read more often. */
export async function areFieldsBroken(db: Kysely<Schema>): Promise<boolean> {
  const { boards } = await loadSetting(db, customFieldSettings);
  if (boards.length === 0) return false;
  if (boards.some(({ fields }) => fields.some(({ problem }) => problem !== null))) return true;
  const { rows } = await sql`
    select from ticket where state = 'refused' and problem ->> 'code' in (${heldForFieldsCode}, ${heldWithoutValueCode})
    limit 1
  `.execute(db);
  return rows.length > 0;
}

/** Follows changes of the chosen fields in ConnectWise. Tickets that are held for them are decided again. */
export async function watchCustomFields(
  watcher: Watcher,
  client: ConnectWise,
  signal: AbortSignal,
): Promise<void> {
  const { db } = watcher;
  const seen = await loadSetting(db, customFieldSettings);
  const reader = rememberingFields(client);
  const boards: CustomFieldSettings['boards'] = [];
  for (const board of seen.boards) {
    const catalog = await fetchCatalog(reader, board.boardId, signal);
    if (signal.aborted) return;
    boards.push({ ...board, fields: board.fields.map((field) => refreshField(field, catalog)) });
  }
  if (JSON.stringify(boards) === JSON.stringify(seen.boards)) return;
  await changing(watcher, { release: 'flow' }, async (tx, at) => {
    const present = await loadSetting(tx, customFieldSettings);
    // A person changed them while the old ones were being read.
    if (JSON.stringify(present) !== JSON.stringify(seen)) return;
    await writeSetting(tx, customFieldSettings, { boards }, { at, actor: 'picket' });
  });
}
