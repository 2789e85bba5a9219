import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Unreadable } from '../detections/detection.ts';
import { textArray } from '../platform/database/arrays.ts';
import type { Schema } from '../platform/database/schema.ts';

/** The most characters that are stored of a row. */
const contentLimit = 16_384;
/** PostgreSQL text cannot contain NUL; the escape keeps it visible. */
const withoutNul = (text: string): string => text.replaceAll('\u0000', '\\u0000');

/**
 * Quarantines rows that could not be parsed. A row that is read again (polls overlap) is counted, not stored twice.
 * @returns how many distinct rows were quarantined.
 */
export async function quarantineRows(
  tx: Kysely<Schema>,
  sourceId: number,
  rows: readonly Unreadable[],
  now: Date,
): Promise<number> {
  const byFingerprint = new Map<string, { content: string; reason: string }>();
  for (const row of rows) {
    const content = withoutNul(JSON.stringify(row.content) ?? 'null');
    const fingerprint = createHash('sha256').update(content).digest('hex');
    byFingerprint.set(fingerprint, {
      content: content.slice(0, contentLimit).toWellFormed(),
      reason: withoutNul(row.reason).toWellFormed(),
    });
  }
  if (byFingerprint.size === 0) return 0;
  const values = [...byFingerprint.values()];
  await sql`
    insert into quarantine (source_id, fingerprint, reason, content, first_seen_at, last_seen_at)
    select ${sourceId}::bigint, fingerprint, reason, content, ${now}::timestamptz, ${now}::timestamptz
    from unnest(
      ${textArray([...byFingerprint.keys()])},
      ${textArray(values.map((value) => value.reason))},
      ${textArray(values.map((value) => value.content))}
    ) as q(fingerprint, reason, content)
    on conflict (source_id, fingerprint) do update
      set seen_count = quarantine.seen_count + 1, last_seen_at = excluded.last_seen_at, reason = excluded.reason
  `.execute(tx);
  return byFingerprint.size;
}
