import type { ColumnType, Generated } from 'kysely';

/** jsonb: read as a value, written through {@link import('./json.ts').json}. */
export type Json<T> = ColumnType<T, unknown, unknown>;

/** Given by the database. */
export type Id = Generated<number>;
