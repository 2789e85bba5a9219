import type { Selectable } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';

/** An entry of the allow list, as it is stored. */
export type AllowRow = Selectable<Schema['allow_entry']>;
