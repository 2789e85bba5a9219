import type { ColumnType, Generated } from 'kysely';

/** jsonb: read as a value, written with {@link import('./json.ts').json}. */
export type Json<T> = ColumnType<T, unknown, unknown>;

/** Set by the database. */
export type Id = Generated<number>;
