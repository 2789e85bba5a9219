import { z } from 'zod';

/**
 * The file: gzip of lines of JSON. First the header, then a line a row, `["table",{…}]` as PostgreSQL's `to_jsonb`
 * gives it, last the footer, without which the file was cut off. What is secret is sealed with a key of the file's
 * own, and that key with the passphrase.
 */
export const formatVersion = 1;

export const headerSchema = z.object({
  picketExport: z.number(),
  version: z.string(),
  exportedAt: z.iso.datetime(),
  migrations: z.array(z.string()),
  /** Sealed with the passphrase: the key that the secrets in the rows are sealed with. */
  key: z.string(),
});

export const footerSchema = z.object({
  rows: z.record(z.string(), z.number()),
  /** Of all lines before it, each with its line feed; hex. */
  sha256: z.string(),
});

export type ExportHeader = z.infer<typeof headerSchema>;
export type RowCounts = Record<string, number>;

export const mediaType = 'application/gzip';
