import { z } from 'zod';

/**
 * The file: gzip of lines of JSON. First the header, then one line per row, `["table",{…}]` as PostgreSQL's
 * `to_jsonb`
 * gives it, then the footer; without a footer the file was truncated. Secrets are encrypted with a key of the
 * file, and that
 * key with the passphrase.
 */
export const formatVersion = 1;

export const headerSchema = z.object({
  picketExport: z.number(),
  version: z.string(),
  exportedAt: z.iso.datetime(),
  migrations: z.array(z.string()),
  /** Encrypted with the passphrase: the key for the secrets in the rows. */
  key: z.string(),
});

export const footerSchema = z.object({
  rows: z.record(z.string(), z.number()),
  /** Of all previous lines, each with its line feed; hex. */
  sha256: z.string(),
});

export type ExportHeader = z.infer<typeof headerSchema>;
export type RowCounts = Record<string, number>;

export const mediaType = 'application/gzip';
