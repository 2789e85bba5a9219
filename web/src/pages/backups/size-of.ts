import { text } from '../../text/index.ts';

const kilo = 1000;

/** A size that people read: KB, or MB from one on. */
export const sizeOf = (bytes: number): string =>
  bytes < kilo * kilo
    ? text.backups.kilobytes(Math.ceil(bytes / kilo))
    : text.backups.megabytes(bytes / kilo / kilo);
