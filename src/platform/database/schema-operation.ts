import type { Generated } from 'kysely';
import type { Problem } from '../values/problem.ts';
import type { Json } from './schema-columns.ts';

/** A single row. */
export interface BackupTable {
  id: Generated<number>;
  /** Null if none is planned. */
  due_at: Date | null;
  locked_by: string | null;
  locked_until: Date | null;
  started_at: Date | null;
  succeeded_at: Date | null;
  /** The last good backup: its path and machine. */
  file: string | null;
  host: string | null;
  bytes: number | null;
  rows: number | null;
  failed_at: Date | null;
  /** Why the last backup failed; null once one succeeded. */
  problem: Json<Problem | null>;
}

export interface NodeTable {
  id: string;
  host: string;
  version: string;
  /** The last migration that this node's version has. */
  migration: string;
  started_at: Date;
  seen_at: Date;
}
