import { backups } from '../../text/en/backups.ts';

const kilo = 1000;

/** A size for people: KB, or MB from one megabyte on. */
export const sizeOf = (bytes: number): string =>
  bytes < kilo * kilo ? backups.kilobytes(Math.ceil(bytes / kilo)) : backups.megabytes(bytes / kilo / kilo);
