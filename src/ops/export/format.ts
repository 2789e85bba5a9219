import { z } from 'zod';

/**
 * The file format: gzip of lines of JSON. First the header, then one line per row, `["table",{…}]` as PostgreSQL's
 * `to_jsonb` gives it, then the footer; without a footer the file was truncated. Secrets are encrypted with a key of
 * the file, and that key with the passphrase. Or they stay as they are stored, and only the same secret key decrypts
 * them.
 */
export const formatVersion = 1;

export const headerSchema = z.object({
  picketExport: z.number(),
  version: z.string(),
  exportedAt: z.iso.datetime(),
  /** The migrations that had run: they determine the tables of the rows. */
  migrations: z.array(z.string()),
  /**
   * The key for the secrets in the rows, encrypted with the passphrase. Null if they use the secret key of the
   * installation.
   */
  key: z.string().nullable(),
  /** The fingerprint of the secret key that decrypts the secrets, if `key` is null. */
  fingerprint: z.string().optional(),
});

export const footerSchema = z.object({
  rows: z.record(z.string(), z.number()),
  /** The hash of all previous lines, each with its line feed; hex. */
  sha256: z.string(),
});

export type ExportHeader = z.infer<typeof headerSchema>;
export type RowCounts = Record<string, number>;
export type Row = Record<string, unknown>;

export const mediaType = 'application/gzip';
