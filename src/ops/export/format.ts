import { z } from 'zod';

/**
 * The file: gzip of lines of JSON. First the header, then one line per row, `["table",{…}]` as PostgreSQL's
 * `to_jsonb` gives it, then the footer; without a footer the file was truncated. Secrets are encrypted with a key of the
 * file, and that key with the passphrase; or they stay as they are stored, and only the same secret key opens them.
 */
export const formatVersion = 1;

export const headerSchema = z.object({
  picketExport: z.number(),
  version: z.string(),
  exportedAt: z.iso.datetime(),
  /** Those that had run: they say which tables the rows are of. */
  migrations: z.array(z.string()),
  /** Encrypted with the passphrase: the key for the secrets in the rows. Null: the secret key of the installation. */
  key: z.string().nullable(),
  /** Of the secret key that opens the secrets, where `key` is null. */
  fingerprint: z.string().optional(),
});

export const footerSchema = z.object({
  rows: z.record(z.string(), z.number()),
  /** Of all previous lines, each with its line feed; hex. */
  sha256: z.string(),
});

export type ExportHeader = z.infer<typeof headerSchema>;
export type RowCounts = Record<string, number>;
export type Row = Record<string, unknown>;

export const mediaType = 'application/gzip';
