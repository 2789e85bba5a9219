/** One connection to an embedded PostgreSQL: what the dialect needs of it, in this thread or another. */
export interface Engine {
  query(sql: string, parameters: readonly unknown[]): Promise<EngineResult>;
  close(): Promise<void>;
}

export interface EngineResult {
  readonly rows: Record<string, unknown>[];
  /** The tag of the command that ran: `SELECT`, `INSERT`, `COMMIT` … */
  readonly command: string | undefined;
  /** Rows written; undefined for statements that write none. */
  readonly affectedRows: number | undefined;
}
