/** Where the database says what a person may want to know later; a pino logger is one. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
}

export const noLog: Log = { info: () => {}, warn: () => {} };
