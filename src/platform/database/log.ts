/** Where the database reports events for the log; a pino logger fits. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
}

export const noLog: Log = { info: () => {}, warn: () => {} };
