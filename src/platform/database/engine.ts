/** A connection to an embedded PostgreSQL, in this thread or another, with what the dialect needs. */
export interface Engine {
  query(sql: string, parameters: readonly unknown[]): Promise<EngineResult>;
  close(): Promise<void>;
}

export interface EngineResult {
  readonly rows: Record<string, unknown>[];
  /** The tag of the command: `SELECT`, `INSERT`, `COMMIT` … */
  readonly command: string | undefined;
  /** Rows written; undefined for statements that write none. */
  readonly affectedRows: number | undefined;
}
